#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/database/snapshot.h"
#include "query/retrieve/index_query.h"
#include "query/retrieve/matches.h"
#include "query/retrieve/relevance.h"

namespace dateline {

/// All matches of a query over indexes on servers, with their weights and values. Reading each
/// value from a server by itself would cost a trip, so all are requested at once: with each match,
/// xapian-tcpsrv returns the value it was sorted by and the one it was collapsed by (allowing as
/// many copies as there are, so none is lost). Not thread-safe. May throw Xapian's exceptions. The
/// snapshot must outlive it.
class RemoteMatches {
 public:
  explicit RemoteMatches(const Snapshot& snapshot) : snapshot_(&snapshot) {}

  /// The matches of a query, in place of those of the query before.
  Matches fetch(const IndexQuery& query, const RelevanceModel& model);

  /// The value of a match, empty for none. The first use of a slot is a trip, but for those of the
  /// date and of near copies.
  const std::string& value(Xapian::docid document, Xapian::valueno slot);

 private:
  using Column = std::vector<std::string>;

  Column fetch_column(Xapian::valueno slot) const;

  const Snapshot* snapshot_;
  Xapian::Query query_;
  std::unordered_map<Xapian::docid, std::size_t> place_of_;  ///< among the matches
  std::map<Xapian::valueno, Column> columns_;                ///< by place
};

/// The value of a document, empty for none. `remote`, not null over servers, has it among its
/// matches: servers do not return values with the documents of our indexes, which have no term
/// lists to tell which there are.
std::string value_of(const CheckedDatabase& database, RemoteMatches* remote, Xapian::docid document,
                     Xapian::valueno slot);

}  // namespace dateline
