#include "common/cli/columns.h"

#include "common/text/take_until.h"

namespace dateline {

std::string wrap(std::string_view text, unsigned width, unsigned indent) {
  std::string result;
  std::size_t column = indent;
  while (!text.empty()) {
    const std::string_view word = take_until(text, ' ');
    if (!result.empty() && column + 1 + word.size() > width) {
      result += '\n';
      result.append(indent, ' ');
      column = indent;
    } else if (!result.empty()) {
      result += ' ';
      ++column;
    }
    result += word;
    column += word.size();
  }
  return result;
}

namespace {

constexpr unsigned text_column = 26;

}  // namespace

std::string two_columns(std::string_view left, std::string_view text, unsigned width) {
  std::string line(left);
  if (line.size() + 2 > text_column) {
    line += '\n';
    line.append(text_column, ' ');
  } else {
    line.append(text_column - line.size(), ' ');
  }
  return line + wrap(text, width, text_column) + "\n";
}

std::vector<std::string_view> split_paragraphs(std::string_view text) {
  std::vector<std::string_view> found;
  while (!text.empty()) {
    const std::size_t gap = text.find("\n\n");
    found.push_back(text.substr(0, gap));
    text.remove_prefix(gap == std::string_view::npos ? text.size() : gap + 2);
  }
  return found;
}

}  // namespace dateline
