#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "query/result/counts.h"
#include "query/result/facets.h"

namespace dateline {

/// The address of the search for one value or period; no link if it is empty or not set.
using HtmlLink = std::function<std::string(std::string_view value)>;

/// A timeline as a figure: an SVG with labels, whose numbers follow as a table that can be opened.
/// Its sizes are in percent across, so labels stay readable on a narrow screen.
std::string timeline_html(const Timeline& timeline, const HtmlLink& link = {});

/// What a facet counts by, as a heading says it.
std::string_view facet_name(FacetKind kind);

/// A facet as a figure: its first values as labelled bars.
std::string facet_html(const Facet& facet, std::size_t most, const HtmlLink& link = {});

/// A table of two facets.
std::string facet_table_html(const FacetTable& table, std::size_t most);

}  // namespace dateline
