#include "indexer/clean/embargo.h"

#include <algorithm>
#include <array>

#include "common/text/ascii.h"
#include "common/text/find_text.h"
#include "indexer/clean/date_finder.h"

namespace dateline {
namespace {

constexpr std::size_t opening_bytes = 1500;  ///< where an embargo stands
constexpr std::size_t notice_bytes = 120;    ///< from its word to its date

constexpr std::array<std::string_view, 5> words{"embargo", "hold for release until",
                                                "not for release before",
                                                "not for publication before", "sperrfrist"};

}  // namespace

std::string find_embargo(std::string_view text) {
  const std::string opening = lowered(text.substr(0, opening_bytes));
  for (const std::string_view word : words) {
    const auto begin = find_text(opening, word);
    if (begin == opening.npos) continue;
    const auto match = find_date(text.substr(begin, notice_bytes), 0, {});
    if (!match) continue;
    return match->time.empty() ? match->date.iso() : match->date.iso() + 'T' + match->time;
  }
  return {};
}

}  // namespace dateline
