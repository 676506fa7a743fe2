#pragma once

#include <string>
#include <vector>

#include "query/render/renderer.h"
#include "query/result/counts.h"
#include "query/result/facets.h"
#include "query/result/snippet.h"
#include "query/search/search_result.h"

namespace dateline {

/// "1,226 releases (1,252 with copies)": first what the list has, then the other number.
std::string count_text(const SearchResult& result);

/// "1,252 releases, including copies (1,226 without)".
std::string matches_text(const SearchResult& result);

/// How a query was parsed, in query syntax, with its dates, notes, and the number of releases that
/// each clause matches.
std::string query_account(const SearchResult& result);

/// One line per clause with the number of releases that match it alone, and that match all the
/// others. Empty if clauses were not counted.
std::string clause_lines(const SearchResult& result);

/// One line per match, with the matches aligned in the middle.
std::string concordance_text(const std::vector<ConcordanceLine>& lines,
                             const RenderOptions& options);

/// The most frequent values of a facet with their counts, one per line.
std::string facet_text(const Facet& facet, const RenderOptions& options);

/// The values of one facet down and of another across, as many as fit.
std::string facet_table_text(const FacetTable& table, const RenderOptions& options);

/// One bar per period, scaled to the width; "⋮" marks omitted periods without releases.
std::string timeline_text(const Timeline& timeline, const RenderOptions& options);

}  // namespace dateline
