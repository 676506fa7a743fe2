#pragma once

#include <cstdint>
#include <string>

#include "common/support/result.h"

namespace dateline {

/// XXH3 (64 bits) of the bytes of a file. Error io where it cannot be read.
Result<std::uint64_t> digest_of_file(const std::string& path);

}  // namespace dateline
