#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/html/tag.h"

namespace dateline::html {

/// The attributes used by extraction; others are skipped.
enum class AttributeName : std::uint8_t {
  aria_controls,
  aria_expanded,
  aria_hidden,
  charset,
  class_name,
  content,
  data_bs_target,
  data_target,
  datetime,
  hidden,
  href,
  http_equiv,
  id,
  itemprop,
  itemtype,
  lang,
  name,
  property,
  rel,
  role,
  style,
  title,
  type,
  type_of,
  xml_lang,
  none,
};

inline constexpr std::size_t attribute_names = static_cast<std::size_t>(AttributeName::none);

/// One attribute. The value is as written: character references are not replaced.
struct Attribute {
  AttributeName name = AttributeName::none;
  std::string_view value;
};

/// One piece of markup.
struct Piece {
  enum class Kind : std::uint8_t { text, start_tag, end_tag };

  Kind kind = Kind::text;
  Tag tag = Tag::text;
  bool self_closing = false;
  std::string_view text;                              ///< characters of a text, as written
  std::array<Attribute, attribute_names> attributes;  ///< each name at most once, in order
  std::size_t attribute_count = 0;
};

/// Reads HTML piece by piece in one pass, in linear time for any input, by the tokenization rules
/// of the HTML Standard (https://html.spec.whatwg.org/#tokenization). Where the standard would let
/// an element without an end tag swallow the rest of the page, the page wins. Views point into the
/// page.
class MarkupReader {
 public:
  explicit MarkupReader(std::string_view page) : page_(page) {}

  /// Reads the next piece; false at the end. Comments and declarations are skipped.
  bool next(Piece& piece);

 private:
  std::size_t find_markup(std::size_t from) const;
  bool read_tag(Piece& piece);
  void read_attributes(Piece& piece);
  void skip_declaration();
  void read_raw_text(Piece& piece);

  std::string_view page_;
  std::size_t at_ = 0;
  Tag raw_ = Tag::text;              ///< the element whose raw text comes next, or Tag::text
  std::array<bool, 256> endless_{};  ///< tags without any further end tag
  bool no_comment_end_ = false;
};

}  // namespace dateline::html
