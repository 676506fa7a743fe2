#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/format/normalise.h"
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
/// a detector's guess, windows-1252. Thread-safe; linear time.
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

}  // namespace dateline
