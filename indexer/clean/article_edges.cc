#include "indexer/clean/article_edges.h"

#include <algorithm>
#include <vector>

#include "indexer/clean/page_line.h"

namespace dateline {
namespace {

constexpr double repeated_share = 0.2;  ///< of the pages of a source

bool is_of_the_page(const PageLine& line) {
  return line.share >= repeated_share && line.is_furniture() && !line.ends_sentence;
}

}  // namespace

std::string without_repeated_edges(std::string_view body, const SourceBoilerplate& known,
                                   const DateRange& range) {
  const std::vector<PageLine> lines = read_page_lines(body, known, range);
  const auto first = std::ranges::find_if_not(lines, is_of_the_page);
  if (first == lines.end()) return std::string(body);
  auto last = lines.end();
  while (is_of_the_page(*(last - 1))) --last;
  const char* const begin = first->text.data();
  const char* const end = (last - 1)->text.data() + (last - 1)->text.size();
  return {begin, end};
}

}  // namespace dateline
