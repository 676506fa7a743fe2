#include "indexer/html/markup_reader.h"

#include "common/text/ascii.h"

namespace dateline::html {
namespace {

struct AttributeRow {
  std::string_view text;
  AttributeName name;
};

constexpr std::array attribute_table{
    AttributeRow{"aria-controls", AttributeName::aria_controls},
    AttributeRow{"aria-expanded", AttributeName::aria_expanded},
    AttributeRow{"aria-hidden", AttributeName::aria_hidden},
    AttributeRow{"charset", AttributeName::charset},
    AttributeRow{"class", AttributeName::class_name},
    AttributeRow{"content", AttributeName::content},
    AttributeRow{"data-bs-target", AttributeName::data_bs_target},
    AttributeRow{"data-target", AttributeName::data_target},
    AttributeRow{"datetime", AttributeName::datetime},
    AttributeRow{"hidden", AttributeName::hidden},
    AttributeRow{"href", AttributeName::href},
    AttributeRow{"http-equiv", AttributeName::http_equiv},
    AttributeRow{"id", AttributeName::id},
    AttributeRow{"itemprop", AttributeName::itemprop},
    AttributeRow{"itemtype", AttributeName::itemtype},
    AttributeRow{"lang", AttributeName::lang},
    AttributeRow{"name", AttributeName::name},
    AttributeRow{"property", AttributeName::property},
    AttributeRow{"rel", AttributeName::rel},
    AttributeRow{"role", AttributeName::role},
    AttributeRow{"style", AttributeName::style},
    AttributeRow{"title", AttributeName::title},
    AttributeRow{"type", AttributeName::type},
    AttributeRow{"typeof", AttributeName::type_of},
    AttributeRow{"xml:lang", AttributeName::xml_lang},
};
static_assert(attribute_table.size() == attribute_names);

AttributeName find_attribute(std::string_view name) {
  for (const AttributeRow& row : attribute_table) {
    if (row.text.size() == name.size() && equals_ignoring_case(row.text, name)) return row.name;
  }
  return AttributeName::none;
}

bool ends_name(char c) {
  return is_html_space(c) || c == '/' || c == '>';
}

}  // namespace

bool MarkupReader::next(Piece& piece) {
  piece.attribute_count = 0;
  piece.self_closing = false;
  if (raw_ != Tag::text) {
    read_raw_text(piece);
    if (!piece.text.empty()) return true;
  }
  while (at_ < page_.size()) {
    const std::size_t begin = at_;
    at_ = find_markup(begin);
    if (at_ > begin) {
      piece.kind = Piece::Kind::text;
      piece.tag = Tag::text;
      piece.text = page_.substr(begin, at_ - begin);
      return true;
    }
    if (page_[at_ + 1] == '!' || page_[at_ + 1] == '?') {
      skip_declaration();
    } else if (read_tag(piece)) {
      return true;
    }
  }
  return false;
}

std::size_t MarkupReader::find_markup(std::size_t from) const {
  while (true) {
    const std::size_t bracket = page_.find('<', from);
    if (bracket == std::string_view::npos || bracket + 1 == page_.size()) return page_.size();
    const char after = page_[bracket + 1];
    if (is_letter(after) || after == '/' || after == '!' || after == '?') return bracket;
    from = bracket + 1;
  }
}

void MarkupReader::skip_declaration() {
  const std::string_view rest = page_.substr(at_);
  if (rest.starts_with("<!--") && !no_comment_end_) {
    if (rest.starts_with("<!-->")) {
      at_ += 5;
      return;
    }
    const std::size_t end = page_.find("-->", at_ + 4);
    if (end != std::string_view::npos) {
      at_ = end + 3;
      return;
    }
    no_comment_end_ = true;
  }
  if (rest.starts_with("<![CDATA[")) {
    at_ += 9;
    return;
  }
  const std::size_t end = page_.find('>', at_);
  at_ = end == std::string_view::npos ? page_.size() : end + 1;
}

bool MarkupReader::read_tag(Piece& piece) {
  const bool is_end = page_[at_ + 1] == '/';
  std::size_t end = at_ + (is_end ? 2 : 1);
  const std::size_t name_begin = end;
  while (end < page_.size() && !ends_name(page_[end])) ++end;
  piece.kind = is_end ? Piece::Kind::end_tag : Piece::Kind::start_tag;
  piece.tag = find_tag(page_.substr(name_begin, end - name_begin));
  piece.text = {};
  at_ = end;
  read_attributes(piece);
  if (is_end) return end > name_begin;
  if (is_raw_text(piece.tag) && !piece.self_closing) raw_ = piece.tag;
  return true;
}

void MarkupReader::read_attributes(Piece& piece) {
  std::array<bool, attribute_names> seen{};
  while (at_ < page_.size()) {
    const char c = page_[at_];
    if (c == '>') {
      ++at_;
      return;
    }
    if (c == '/') {
      ++at_;
      piece.self_closing = at_ < page_.size() && page_[at_] == '>';
      continue;
    }
    if (is_html_space(c)) {
      ++at_;
      continue;
    }
    const std::size_t name_begin = at_++;
    while (at_ < page_.size() && !ends_name(page_[at_]) && page_[at_] != '=') ++at_;
    const AttributeName name = find_attribute(page_.substr(name_begin, at_ - name_begin));
    std::size_t look = at_;
    while (look < page_.size() && is_html_space(page_[look])) ++look;
    std::string_view value;
    if (look < page_.size() && page_[look] == '=') {
      at_ = look + 1;
      while (at_ < page_.size() && is_html_space(page_[at_])) ++at_;
      if (at_ == page_.size()) return;
      const char quote = page_[at_];
      if (quote == '"' || quote == '\'') {
        const std::size_t end = std::min(page_.find(quote, at_ + 1), page_.size());
        value = page_.substr(at_ + 1, end - at_ - 1);
        at_ = std::min(end + 1, page_.size());
      } else {
        const std::size_t begin = at_;
        while (at_ < page_.size() && !is_html_space(page_[at_]) && page_[at_] != '>') ++at_;
        value = page_.substr(begin, at_ - begin);
      }
    }
    if (name == AttributeName::none || seen[static_cast<std::size_t>(name)]) continue;
    seen[static_cast<std::size_t>(name)] = true;
    piece.attributes[piece.attribute_count++] = {name, value};
  }
}

void MarkupReader::read_raw_text(Piece& piece) {
  const Tag tag = raw_;
  raw_ = Tag::text;
  piece.kind = Piece::Kind::text;
  piece.tag = Tag::text;
  piece.text = {};
  if (endless_[static_cast<std::size_t>(tag)]) return;
  for (std::size_t look = at_; (look = page_.find("</", look)) != std::string_view::npos;
       look += 2) {
    std::size_t end = look + 2;
    while (end < page_.size() && is_letter(page_[end])) ++end;
    if (find_tag(page_.substr(look + 2, end - look - 2)) != tag) continue;
    piece.text = page_.substr(at_, look - at_);
    at_ = look;
    return;
  }
  endless_[static_cast<std::size_t>(tag)] = true;
}

}  // namespace dateline::html
