#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/clean/boilerplate.h"
#include "indexer/prose/date_finder.h"
#include "indexer/prose/phrases.h"
#include "indexer/prose/stop_words.h"

namespace dateline {

/// A line of a saved page (from join_broken_lines) with its features. Not thread-safe.
struct PageLine {
  std::string_view text;  ///< trimmed, not empty
  PhraseKind phrase = PhraseKind::none;
  bool ends_sentence = false;            ///< with a full stop or the like
  bool has_contact = false;              ///< a telephone number or e-mail address
  bool beside_contact = false;           ///< a name or office above such lines
  bool has_copyright = false;            ///< begins with a copyright mark
  std::optional<DateMatch> date;         ///< if the line is a date and little else
  std::optional<DateMatch> byline_date;  ///< else in a few words ("By Ida Holm | May 3, 2021")
  bool is_change = false;                ///< tells when the page was changed
  bool in_table = false;                 ///< in a stretch of cells with amounts, below prose
  double share = 0;                      ///< learned share of the source's pages with this line

  /// The words in its first few hundred bytes, counted on first use.
  const WordCounts& counts() const;
  std::uint32_t words() const { return counts().words; }

  bool is_prose() const;

  /// Whether the line is known not to belong to a release: a menu word, or learned from the
  /// archive.
  bool is_furniture() const;

  /// Whether nothing but its recurrence on the pages of its source shows that.
  bool recurs() const;

 private:
  mutable std::optional<WordCounts> counts_;
};

/// Whether a date is right behind a label of publication: "Published 08:30, Tuesday, 7 March 2023",
/// "发布时间：2018-11-20 来源：…".
bool is_labelled(std::string_view text, const DateMatch& date);

/// The date of a line that is one and little else.
std::optional<DateMatch> whole_line_date(std::string_view text, const DateRange& range);

/// The non-empty lines of a page.
std::vector<PageLine> read_page_lines(std::string_view text, const SourceBoilerplate& boilerplate,
                                      const DateRange& range);

/// Trims an extracted article: removes short lines at its ends that recur on pages of its source,
/// such as "Sign up for our newsletter". Keeps sentences, contacts and lines that open or close a
/// release, however often they recur. Thread-safe.
std::string without_repeated_edges(std::string_view body, const SourceBoilerplate& known,
                                   const DateRange& range);

}  // namespace dateline
