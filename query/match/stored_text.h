#pragma once

#include <xapian.h>

#include <unordered_map>

#include "common/database/snapshot.h"
#include "common/release/release.h"

namespace dateline {

/// Stored releases that were read, by document.
using ReadTexts = std::unordered_map<Xapian::docid, Release>;

/// The stored release of a document, for what runs inside Xapian's matcher: errors are thrown as
/// Xapian's exceptions, for guard() to bring back.
Release stored_text(const Snapshot& snapshot, Xapian::docid document);

}  // namespace dateline
