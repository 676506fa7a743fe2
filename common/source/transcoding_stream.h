#pragma once

#include <memory>

#include "common/source/byte_stream.h"
#include "common/source/unicode_form.h"

namespace dateline {

/// Converts UTF-16 or UTF-32 text, after its byte-order mark, to UTF-8, so that forms need to
/// handle only ASCII-compatible charsets.
std::unique_ptr<ByteStream> transcode_to_utf8(std::unique_ptr<ByteStream> text, UnicodeForm form);

}  // namespace dateline
