#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/charset/normalise.h"
#include "indexer/source/record.h"

namespace dateline {

/// Where a document may declare its charset.
enum class DeclaredCharset {
  none,
  html,  ///< <meta charset=...> or <meta http-equiv=... content="...charset=...">
  xml,   ///< <?xml ... encoding="..."?>
};

struct DecodedText {
  std::string text;             ///< valid UTF-8
  std::string charset;          ///< source charset, as an IANA name in lower case
  std::size_t undecodable = 0;  ///< stretches of bytes that became U+FFFD
};

/// Decodes bytes to text. The charset is the first known one, in the order of the WHATWG Encoding
/// and HTML standards: byte-order mark, transport header, declaration in the document, valid UTF-8,
/// a detector's guess, windows-1252. Unlike there, a label that the bytes refute does not count:
/// UTF-8 of which most is invalid, or another charset for what is plainly UTF-8. Thread-safe;
/// linear time.
DecodedText decode_bytes(std::string_view bytes, const TransportHints& hints,
                         DeclaredCharset declared);

/// The same, followed by normalise(). Not for text yet to be parsed by quotation marks and line
/// ends (JSON, tables): some characters become line ends.
DecodedText decode_text(std::string_view bytes, const TransportHints& hints,
                        DeclaredCharset declared);

/// Decodes a part of an XML document whose declaration is in `head`.
DecodedText decode_part(std::string_view part, std::string_view head, const TransportHints& hints);

/// The charset parameter of a Content-Type ("text/html; charset=utf-8"), or empty.
std::string charset_parameter(std::string_view content_type);

/// The charset meant by a label on the web, in lower case (https://encoding.spec.whatwg.org,
/// section 4.2): pages that say "iso-8859-1" or "ascii" are windows-1252, "gb2312" is gb18030.
/// Labels that the standard does not remap are returned unchanged.
std::string charset_of_label(std::string_view label);

/// Converts with ICU; the text is not normalised. nullopt if ICU does not know the charset.
std::optional<DecodedText> convert(std::string_view bytes, const std::string& charset);

/// Replaces each maximal invalid stretch of UTF-8 by U+FFFD, and adds their number to `count`.
std::string replace_invalid_utf8(std::string_view bytes, std::size_t& count);

}  // namespace dateline
