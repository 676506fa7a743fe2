#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "indexer/html/page.h"
#include "indexer/html/phrases.h"
#include "indexer/prose/date_finder.h"

namespace dateline::html {

inline constexpr std::uint32_t longest_line = 20;        ///< words of a line that may hold a date
inline constexpr std::uint32_t most_words_of_label = 4;  ///< before a date

/// What icons before dates are called: <i title="Published"></i> <time>...</time>. Reads each
/// element once, however many dates follow it. Not thread-safe.
class TitlesBeside {
 public:
  explicit TitlesBeside(const Tree& tree) : tree_(tree) {}

  /// The title of the nearest element before a date that has one and the same parent; or empty.
  /// Dates must be given in the order of the page.
  std::string_view before(NodeId date);

 private:
  struct Read {
    NodeId next;  ///< the first child that was not read
    std::string_view title;
  };

  const Tree& tree_;
  std::unordered_map<NodeId, Read> parents_;
};

/// Whether a verb behind a date says that the text was published then, as in German.
bool is_posted_behind(std::string_view text, const DateMatch& match);

/// Whether what stands before a date in a sentence may be a place, so that the date is that of the
/// text: nothing, or what does not end in a stop word or one in lower case ("Entries close on").
bool may_open_date(std::string_view before);

/// The label of a date that is a block of its own: the one above it, or, of labels that stand
/// together above as many dates, that in its place. Looks no higher than the block of the title,
/// and at no more than eight dates.
DateLabel label_above(const Page& page, std::size_t block, std::size_t title);

}  // namespace dateline::html
