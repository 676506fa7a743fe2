#pragma once

#include <memory>

#include "common/source/byte_stream.h"
#include "common/source/unicode_form.h"

namespace dateline {

/// UTF-16 or UTF-32 text, behind its byte-order mark, as UTF-8; so forms need to know of charsets
/// only in which ASCII characters are themselves.
std::unique_ptr<ByteStream> transcode_to_utf8(std::unique_ptr<ByteStream> text, UnicodeForm form);

}  // namespace dateline
