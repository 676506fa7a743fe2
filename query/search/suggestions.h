#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/database/snapshot.h"
#include "common/support/deadline.h"
#include "query/retrieve/retriever.h"
#include "query/syntax/query_builder.h"
#include "query/syntax/query_tree.h"

namespace dateline {

/// One of the clauses that must all match, and its counts.
struct ClauseCount {
  std::string text;         ///< as parsed; excluded clauses start with NOT
  std::size_t count = 0;    ///< releases that match it alone, or that it excludes
  std::size_t without = 0;  ///< releases that match all the other clauses
};

/// The exact number of releases that match a query; too small if the deadline passes. May throw
/// Xapian's exceptions: call it in guard().
std::size_t count_matches(const QueryNode& query, QueryBuilder& builder, Retriever& retriever,
                          std::optional<LanguageId> language, std::optional<Deadline>& deadline);

/// Counts exactly how many releases match each clause of a query alone and how many would match
/// without it, which reveals the clause that excludes everything. A query of a single clause gives
/// that one. If the deadline passes, the counts are too small. May throw Xapian's exceptions: call
/// it in guard().
std::vector<ClauseCount> count_clauses(const QueryNode& query, QueryBuilder& builder,
                                       Retriever& retriever, std::optional<LanguageId> language,
                                       std::optional<Deadline>& deadline);

/// The query as typed with its misspelt words replaced, or empty if there is nothing to suggest. A
/// word counts as misspelt if hardly any release has it and the index knows a far more frequent one
/// with a similar spelling (up to two letters changed, omitted, added or swapped, in a short word
/// one). Words that differ only in accents are suggested only for exact words. Words of keyword
/// fields are left alone.
std::string corrected_query(const std::string& typed, const QueryNode& query,
                            const Snapshot& snapshot);

}  // namespace dateline
