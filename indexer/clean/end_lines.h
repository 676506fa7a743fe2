#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/prose/date_finder.h"

namespace dateline {

/// Removes the lines below a release that are no part of its text: end marks ("###", "-30-"),
/// addresses of pictures, and of the page behind a label ("View original content: ..."),
/// "SOURCE Acme", copyright lines, who powers a wire, when an agency sent the text, counts of votes
/// and shares; and the mark of an agency behind the last sentence ("（完）"). The body has one
/// paragraph a line; one always remains. Returns who is named as SOURCE, or an empty text.
std::string drop_end_lines(std::string& body);

/// When an agency sent the text above a line, which says nothing else: "AXC0123 2017-03-14/09:30",
/// "2017/03/14 09:30 송고", also behind a notice of copyright. Nullopt for other lines.
std::optional<DateMatch> transmission_of(std::string_view line, const DateRange& range);

/// Removes first lines that only say "For immediate release" or repeat the title, wrapped or not,
/// and rules below them.
void drop_opening_lines(std::string& body, std::string_view title);

}  // namespace dateline
