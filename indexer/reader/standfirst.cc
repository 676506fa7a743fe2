#include "indexer/reader/standfirst.h"

#include <algorithm>
#include <cstddef>

#include "common/text/ascii.h"
#include "indexer/reader/markup.h"

namespace dateline {
namespace {

/// The letters and digits of a text, without those of signs beyond ASCII (U+0080 to U+00BF and
/// U+2000 to U+207F).
std::string letters_of(std::string_view text) {
  std::string letters;
  letters.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("\xC2")) {
      ++at;
    } else if (rest.starts_with("\xE2\x80") || rest.starts_with("\xE2\x81")) {
      at += 2;
    } else if (is_letter_or_digit(text[at]) || (text[at] & '\x80') != 0) {
      letters += to_lower(text[at]);
    }
  }
  return letters;
}

}  // namespace

BodyWords::BodyWords(std::string_view body) : folded_(letters_of(plain_text(body))) {}

bool BodyWords::contain(std::string_view text) const {
  constexpr std::size_t enough = 40;  // bytes
  const std::string letters = letters_of(text);
  const std::string_view all = letters;
  return folded_.find(all.substr(0, enough)) != folded_.npos ||
         (all.size() > 2 * enough &&
          folded_.find(all.substr(all.size() / 2, enough)) != folded_.npos);
}

void BodyWords::add(std::string_view text) {
  folded_ += letters_of(text);
}

namespace {

/// A line as a paragraph of HTML.
std::string paragraph_of(std::string_view line) {
  std::string paragraph = "<p>";
  for (const char c : line) {
    if (c == '<' || c == '&') {
      paragraph += c == '<' ? "&lt;" : "&amp;";
    } else {
      paragraph += c;
    }
  }
  return paragraph + "</p>";
}

}  // namespace

void set_above(std::string& body, bool html, std::string_view line) {
  body.insert(0, html ? paragraph_of(line) + "\n" : std::string(line) + "\n\n");
}

void set_below(std::string& body, bool html, std::string_view text) {
  const bool marked = looks_like_html(text);
  if (html) {
    body.append("\n").append(marked ? text : paragraph_of(text));
  } else {
    body.append("\n\n").append(marked ? plain_text(text) : text);
  }
}

}  // namespace dateline
