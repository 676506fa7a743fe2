#include "query/render/query_account.h"

#include <fmt/format.h>

#include "query/render/terminal_text.h"

namespace dateline {

std::string clause_lines(const SearchResult& result) {
  std::string lines;
  for (const ClauseCount& clause : result.clauses) {
    lines += fmt::format("  {:>8}  {}", clause.count, terminal_text(clause.text));
    if (result.clauses.size() > 1) lines += fmt::format("  (without it: {})", clause.without);
    lines += '\n';
  }
  return lines;
}

std::string query_account(const SearchResult& result) {
  std::string text = fmt::format("parsed as: {}\n", terminal_text(result.understood));
  if (result.period.first || result.period.last) {
    text += fmt::format("dates: {}\n", result.period.text());
  }
  for (const std::string& note : result.notes) {
    text += fmt::format("note: {}\n", terminal_text(note));
  }
  if (!result.suggestion.empty()) {
    text += fmt::format("did you mean: {}\n", terminal_text(result.suggestion));
  }
  const std::string_view about = result.count_exact ? "" : "about ";
  text += fmt::format("matches: {}{}\n", about, result.count);
  if (!result.clauses.empty()) text += "each clause alone matches:\n" + clause_lines(result);
  return text;
}

}  // namespace dateline
