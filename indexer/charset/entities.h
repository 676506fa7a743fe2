#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::html {

/// One of the 2,231 named character references of the HTML Standard
/// (https://html.spec.whatwg.org/#named-character-references), kept in data/entities/html5.tsv.
struct Entity {
  std::string_view name;  ///< what stands behind the '&', with its semicolon where it has one
  std::array<char32_t, 2> characters{};  ///< the second is 0 where it means only one
};

/// The entity with the longest name that `text` begins with, or null where it begins with none.
/// Names differ in case. May be called by several threads at once.
const Entity* longest_entity(std::string_view text);

/// Where a character reference stands. The HTML Standard reads names without a semicolon in the
/// text of a page wherever they stand ("&notit;" is "¬it;"), in the value of an attribute only
/// where no letter, digit or '=' follows: it may be a URL ("?a=1&copy=2"). So may text that is not
/// of a page, like a field of a feed.
enum class Place : bool { text, attribute };

/// A character reference ("&amp;", "&#8217;", "&#x2019;").
struct Reference {
  std::array<char32_t, 2> characters{};  ///< the second is 0 where it means only one
  std::size_t size = 0;                  ///< bytes, from the '&' on
  bool closed = false;                   ///< whether it ends with its semicolon
};

/// The character reference at the start of `text`, or nothing if there is none. References are read
/// as the HTML Standard says (https://html.spec.whatwg.org/#character-reference-state): decimal and
/// hexadecimal ones (those of the range 128 to 159 as windows-1252, those of no character as
/// U+FFFD) and all named ones.
std::optional<Reference> leading_reference(std::string_view text, Place place);

/// Appends `raw` to `out` with its references replaced. One that means nothing is kept as it
/// stands; of one that means a control character nothing is left.
void append_decoded(std::string& out, std::string_view raw, Place place);

/// As append_decoded, into a new string.
std::string decode_entities(std::string_view raw, Place place);

/// Appends one code point as UTF-8; nothing for one that does not exist or is a control character
/// other than tab and newline.
void append_code_point(std::string& out, char32_t code);

}  // namespace dateline::html
