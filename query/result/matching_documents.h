#pragma once

#include <xapian.h>

#include <vector>

#include "common/database/checked_database.h"

namespace dateline {

/// Every document that a query matches, in id order. May throw Xapian's exceptions: call it in
/// guard().
std::vector<Xapian::docid> matching_documents(const CheckedDatabase& database,
                                              const Xapian::Query& query);

/// Calls `visit(value)` with the slot's value of each of the documents (in id order), or an empty
/// string if it has none. Reads the slot once from start to end.
template <typename Visit>
void visit_values(const CheckedDatabase& database, const std::vector<Xapian::docid>& documents,
                  Xapian::valueno slot, Visit visit) {
  auto at = database.valuestream_begin(slot);
  const auto end = database.valuestream_end(slot);
  for (const Xapian::docid document : documents) {
    if (at != end) at.skip_to(document);
    visit(at != end && at.get_docid() == document ? *at : std::string());
  }
}

}  // namespace dateline
