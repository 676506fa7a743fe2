#pragma once

#include <xapian.h>

#include <unordered_map>

#include "common/database/snapshot.h"
#include "common/release/release.h"

namespace dateline {

/// Stored releases read so far, by document.
using ReadTexts = std::unordered_map<Xapian::docid, Release>;

/// The stored release of a document, for code that runs inside Xapian's matcher: errors are thrown
/// as Xapian's exceptions, which guard() turns back into errors.
Release stored_text(const Snapshot& snapshot, Xapian::docid document);

}  // namespace dateline
