#pragma once

#include <memory>
#include <string>

#include "common/source/byte_stream.h"
#include "common/support/result.h"

namespace dateline {

/// Opens a file for reading. Error io, or input if it is not a regular file.
Result<std::unique_ptr<ByteStream>> open_file(const std::string& path);

}  // namespace dateline
