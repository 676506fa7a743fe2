#pragma once

#include <string_view>
#include <vector>

#include "common/release/release.h"
#include "indexer/prose/date_finder.h"

namespace dateline {

/// Finds the zones of a body by their openings: subheads, dateline, lead, quotations, company
/// description ("About ..."), contacts, legal notices. In order, without overlap; plain body is not
/// listed. `body` has paragraphs separated by newlines.
std::vector<ZoneSpan> find_zones(std::string_view body, const DateRange& range);

/// The issuer of a release according to its text: the "SOURCE ..." line at its end, else the name
/// in the heading of its only "About ..." zone; empty if there is neither.
std::string_view find_issuer(std::string_view body, const std::vector<ZoneSpan>& zones);

}  // namespace dateline
