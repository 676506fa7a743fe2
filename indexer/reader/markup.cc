#include "indexer/reader/markup.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/text/ascii.h"
#include "indexer/charset/entities.h"
#include "indexer/charset/normalise.h"

namespace dateline {
namespace {

// Elements common in release fragments that nobody mentions in angle brackets as text.
constexpr std::array<std::string_view, 32> common_elements{
    "p",      "br",    "div", "span", "a",       "b",       "i",          "em",
    "strong", "ul",    "ol",  "li",   "h1",      "h2",      "h3",         "h4",
    "h5",     "table", "tr",  "td",   "th",      "tbody",   "blockquote", "img",
    "sup",    "sub",   "u",   "font", "article", "section", "html",       "body"};

std::size_t end_of_word(std::string_view text, std::size_t at) {
  while (at < text.size() && is_letter_or_digit(text[at])) ++at;
  return at;
}

/// Length of the comment starting at `at`; 0 if there is none, or no end of one from `at` on.
std::size_t comment_length(std::string_view text, std::size_t at) {
  const std::size_t end = text.substr(at).starts_with("<!--") ? text.find("-->", at) : text.npos;
  return end == text.npos ? 0 : end + 3 - at;
}

/// Length of the tag starting with the '<' at `at`; 0 if it is none.
std::size_t tag_length(std::string_view text, std::size_t at) {
  const std::size_t name = at + (text.substr(at).starts_with("</") ? 2 : 1);
  const std::size_t behind = end_of_word(text, name);
  if (behind == name || !is_letter(text[name]) || behind == text.size()) return 0;
  if (text[behind] != '>' && text[behind] != '/' && !is_white_space(text[behind])) return 0;
  const std::size_t end = text.find_first_of("<>", behind);
  return end == std::string_view::npos || text[end] == '<' ? 0 : end + 1 - at;
}

bool is_common_element(std::string_view name) {
  return std::any_of(common_elements.begin(), common_elements.end(), [&](std::string_view element) {
    return std::equal(name.begin(), name.end(), element.begin(), element.end(),
                      [](char a, char b) { return (a | 0x20) == b || a == b; });
  });
}

}  // namespace

bool looks_like_html(std::string_view text) {
  for (std::size_t at = text.find('&'); at != text.npos; at = text.find('&', at + 1)) {
    const auto reference = html::leading_reference(text.substr(at), html::Place::attribute);
    if (reference && reference->closed) return true;
  }
  return has_tags(text);
}

bool has_tags(std::string_view text) {
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    const std::size_t name = at + (text.substr(at).starts_with("</") ? 2 : 1);
    if (is_common_element(text.substr(name, end_of_word(text, name) - name)) &&
        tag_length(text, at) > 0) {
      return true;
    }
  }
  return false;
}

bool begins_page(std::string_view text) {
  constexpr std::size_t reach = 1024;
  text = trimmed<is_white_space>(text);
  if (!text.starts_with('<')) return false;
  const std::string head = lowered(text.substr(0, reach));
  return head.find("<!doctype html") != head.npos || head.find("<html") != head.npos;
}

std::string resolve_references(std::string_view text) {
  return html::decode_entities(text, html::Place::attribute);
}

std::string plain_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  // Behind the last end of a comment, each begin of one would be sought to the end of the text.
  const std::size_t last_end = text.rfind("-->");
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::size_t tag = text[at] == '<' ? tag_length(text, at) : 0;
    if (text[at] == '<' && last_end != text.npos && at < last_end) {
      tag = std::max(tag, comment_length(text, at));
    }
    if (tag > 0) at += tag - 1;
    const char c = tag > 0 || is_white_space(text[at]) ? ' ' : text[at];
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out.find('&') == std::string::npos ? out : normalise(resolve_references(out));
}

}  // namespace dateline
