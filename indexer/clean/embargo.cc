#include "indexer/clean/embargo.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "common/text/byte_word.h"
#include "common/text/find_text.h"
#include "indexer/clean/date_finder.h"

namespace dateline {
namespace {

constexpr std::size_t opening_bytes = 1500;  ///< where an embargo stands
constexpr std::size_t notice_bytes = 120;    ///< from its word to its date

constexpr std::array<std::string_view, 5> words{"embargo", "hold for release until",
                                                "not for release before",
                                                "not for publication before", "sperrfrist"};

std::string in_lower_case(std::string_view text) {
  std::string lower(text);
  for (std::size_t at = 0; at < text.size(); at += sizeof(ByteWord)) {
    const ByteWord bytes = lower_case(load_bytes(text, at));
    std::memcpy(lower.data() + at, &bytes, std::min(sizeof bytes, text.size() - at));
  }
  return lower;
}

}  // namespace

std::string find_embargo(std::string_view text) {
  const std::string opening = in_lower_case(text.substr(0, opening_bytes));
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
