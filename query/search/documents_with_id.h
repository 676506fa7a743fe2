#pragma once

#include <xapian.h>

#include <string>
#include <vector>

namespace dateline {

/// Every document that bears an id, in the order of document ids: several where more than one dump
/// holds it. May throw Xapian's exceptions: call it in guard().
std::vector<Xapian::docid> documents_with_id(const Xapian::Database& database,
                                             const std::string& id);

/// The term that stands for the id of a document; empty where it has none.
std::string id_term_of(const Xapian::Database& database, Xapian::docid document);

}  // namespace dateline
