#pragma once

#include <xapian.h>

#include <unordered_map>
#include <vector>

#include "common/database/checked_database.h"

namespace dateline {

/// The weight that a query gives to each of a few documents, except those it does not match. May
/// throw Xapian's exceptions: call it in guard().
std::unordered_map<Xapian::docid, double> document_weights(
    const CheckedDatabase& database, const Xapian::Query& query,
    const std::vector<Xapian::docid>& documents);

}  // namespace dateline
