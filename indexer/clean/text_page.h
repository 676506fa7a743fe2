#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/release/release.h"
#include "indexer/clean/boilerplate.h"
#include "indexer/prose/date_finder.h"
#include "indexer/source/explanation.h"

namespace dateline {

/// A candidate date of a release, with its evidence.
struct DateCandidate {
  Date date;
  std::string time;
  DateSource source = DateSource::none;
  bool of_release = false;  ///< whether it follows a label such as "FOR IMMEDIATE RELEASE"
};

/// The parts of a saved page.
struct PageParts {
  std::string title;
  std::string body;  ///< paragraphs separated by newlines
  std::string place;
  std::vector<std::string> channels;
  std::vector<DateCandidate> dates;  ///< most credible first
};

/// Reads a release from a page saved as text, menus and all. `text` is normalised UTF-8;
/// `boilerplate` was learned from other pages of the same source and may be empty. Adds to
/// `explanation`, unless it is null, which lines are no part of the body, and why.
PageParts read_text_page(std::string_view text, const SourceBoilerplate& boilerplate,
                         const DateRange& range, Explanation* explanation = nullptr);

/// Reads a release saved as one line, without title and line breaks. Some dumps have runs of spaces
/// in place of markup, which separate menus, title and date before the text. `text` is normalised
/// UTF-8; `boilerplate` was learned from the same source.
PageParts read_long_line(std::string_view text, const SourceBoilerplate& boilerplate,
                         const DateRange& range);

/// The short stretches between runs of spaces at both ends of such a line, except dates, as input
/// for a learner.
std::vector<std::string_view> long_line_edges(std::string_view text, const DateRange& range);

}  // namespace dateline
