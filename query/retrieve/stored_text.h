#pragma once

#include <xapian.h>

#include <string>

#include "common/database/snapshot.h"
#include "common/release/release.h"

namespace dateline {

/// The stored release of a document. Throws errors as Xapian's exceptions, which guard() turns back
/// into errors.
Release stored_text(const Snapshot& snapshot, Xapian::docid document);

/// The id term of a document; empty if it has none. Reads its stored release. May throw Xapian's
/// exceptions.
std::string id_term_of(const Snapshot& snapshot, Xapian::docid document);

}  // namespace dateline
