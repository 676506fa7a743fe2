#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/format/charset.h"

namespace dateline {

/// The charset meant by a label on the web, in lower case (https://encoding.spec.whatwg.org,
/// section 4.2): pages that say "iso-8859-1" or "ascii" are windows-1252, "gb2312" is gb18030.
/// Labels that the standard does not remap are returned unchanged.
std::string charset_of_label(std::string_view label);

/// Converts with ICU; the text is not normalised. nullopt if ICU does not know the charset.
std::optional<DecodedText> convert(std::string_view bytes, const std::string& charset);

/// Replaces each maximal invalid stretch of UTF-8 by U+FFFD, and adds their number to `count`.
std::string replace_invalid_utf8(std::string_view bytes, std::size_t& count);

}  // namespace dateline
