#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/format/charset.h"

namespace dateline {

/// The charset that a label means on the web, in lower case (https://encoding.spec.whatwg.org,
/// section 4.2): pages that say "iso-8859-1" or "ascii" are windows-1252, "gb2312" is gb18030.
/// A label that the standard does not change comes back as it is.
std::string charset_of_label(std::string_view label);

/// Converts with ICU; the text is not normalised. Nothing where ICU has no such charset.
std::optional<DecodedText> convert(std::string_view bytes, const std::string& charset);

/// UTF-8 with each maximal stretch that is none replaced by U+FFFD; adds their number to `count`.
std::string replace_invalid_utf8(std::string_view bytes, std::size_t& count);

}  // namespace dateline
