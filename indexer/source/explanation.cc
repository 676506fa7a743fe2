#include "indexer/source/explanation.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/ascii.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t longest_quote = 100;  ///< bytes

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = trimmed(text.substr(0, end));
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

}  // namespace

std::string quote(std::string_view text) {
  std::string line(text.substr(0, longest_quote));
  if (text.size() > longest_quote) {
    const std::size_t space = line.rfind(' ');
    line.resize(space != std::string::npos ? space : character_begin(text, longest_quote));
    line += " ...";
  }
  std::ranges::replace(line, '\n', ' ');
  return line;
}

void Explanation::add_line(std::string_view rule, std::string_view line) {
  if (!trimmed(line).empty()) text.push_back(fmt::format("{}: {}", rule, quote(trimmed(line))));
}

void Explanation::add_dropped(std::string_view rule, std::string_view before,
                              std::string_view after) {
  std::string_view kept = take_line(after);
  while (!before.empty()) {
    const std::string_view line = take_line(before);
    if (line == kept) {
      kept = take_line(after);
    } else {
      add_line(rule, line);
    }
  }
}

}  // namespace dateline
