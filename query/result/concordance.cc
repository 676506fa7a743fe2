#include "query/result/concordance.h"

#include <algorithm>

#include "query/result/snippet.h"

namespace dateline {
namespace {

std::string_view left_of(std::string_view text, std::size_t at, std::size_t context) {
  std::size_t begin = at > context ? at - context : 0;
  const auto newline = text.substr(0, at).rfind('\n');
  if (newline != std::string_view::npos && newline >= begin) {
    begin = newline + 1;
  } else if (begin > 0) {
    begin = std::min(text.find(' ', begin), at);  // not within a word
    begin = skip_space(text, begin);
  }
  return text.substr(begin, at - std::min(begin, at));
}

std::string_view right_of(std::string_view text, std::size_t at, std::size_t context) {
  std::string_view rest = text.substr(at);
  rest = rest.substr(0, rest.find('\n'));
  if (rest.size() <= context) return rest;
  const auto space = rest.rfind(' ', context);
  return rest.substr(0, space == std::string_view::npos ? 0 : space);
}

std::vector<ConcordanceLine> lines_of(std::string_view text, const std::vector<Mark>& marks,
                                      std::size_t context) {
  std::vector<ConcordanceLine> lines;
  lines.reserve(marks.size());
  for (const Mark& mark : marks) {
    std::string match(text.substr(mark.begin, mark.end - mark.begin));
    std::replace(match.begin(), match.end(), '\n', ' ');
    lines.push_back({std::string(left_of(text, mark.begin, context)), std::move(match),
                     std::string(right_of(text, mark.end, context))});
  }
  return lines;
}

}  // namespace

std::vector<ConcordanceLine> concordance(const Release& release, Highlighter& highlighter,
                                         std::size_t context) {
  const LanguageId language = language_of(release);
  auto lines =
      lines_of(release.body, highlighter.find(release.body, FieldId::body, language), context);
  if (!lines.empty()) return lines;
  return lines_of(release.title, highlighter.find(release.title, FieldId::title, language),
                  context);
}

}  // namespace dateline
