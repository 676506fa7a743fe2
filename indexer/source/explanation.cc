#include "indexer/source/explanation.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/ascii.h"
#include "common/text/take_until.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t longest_quote = 100;  ///< bytes

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
  std::string_view kept = trimmed(take_until(after, '\n'));
  while (!before.empty()) {
    const std::string_view line = trimmed(take_until(before, '\n'));
    if (line == kept) {
      kept = trimmed(take_until(after, '\n'));
    } else {
      add_line(rule, line);
    }
  }
}

}  // namespace dateline
