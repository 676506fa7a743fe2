#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/database/checked_database.h"

namespace dateline {

/// All matches of a query over indexes on servers, with their weights and values. Reading each
/// value from a server by itself would cost a trip, so all are requested at once: with each match,
/// xapian-tcpsrv returns the value it was sorted by and the one it was collapsed by (allowing as
/// many copies as there are, so none is lost). Not thread-safe. May throw Xapian's exceptions. The
/// database must outlive it.
class RemoteMatches {
 public:
  explicit RemoteMatches(const CheckedDatabase& database) : database_(&database) {}

  /// Asks for the matches of a query, in place of those of the query before.
  void fetch(const Xapian::Query& query, const Xapian::Weight& scheme);

  /// In ascending order.
  const std::vector<Xapian::docid>& documents() const { return documents_; }

  double weight(Xapian::docid document) const { return weights_[place_of_.at(document)]; }

  /// The value of a match, empty for none. The first use of a slot is a trip, but for those of the
  /// date and of near copies.
  const std::string& value(Xapian::docid document, Xapian::valueno slot);

 private:
  using Column = std::vector<std::string>;

  Column fetch_column(Xapian::valueno slot) const;

  const CheckedDatabase* database_;
  std::optional<Xapian::Query> query_;
  std::vector<Xapian::docid> documents_;
  std::vector<double> weights_;  ///< by place in documents_
  std::unordered_map<Xapian::docid, std::size_t> place_of_;
  std::map<Xapian::valueno, Column> columns_;  ///< by place in documents_
};

/// The value of a document, empty for none. `remote`, not null over servers, has it among its
/// matches: servers do not return values with the documents of our indexes, which have no term
/// lists to tell which there are.
std::string value_of(const CheckedDatabase& database, RemoteMatches* remote, Xapian::docid document,
                     Xapian::valueno slot);

}  // namespace dateline
