#include "query/match/stored_text.h"

#include <utility>

namespace dateline {

Release stored_text(const Snapshot& snapshot, Xapian::docid document) {
  auto release = snapshot.release(document);
  if (release) return *std::move(release);
  const Error& error = release.error();
  if (error.kind == ErrorKind::index_changed) throw Xapian::DatabaseModifiedError(error.message);
  throw Xapian::DatabaseCorruptError(error.message);
}

}  // namespace dateline
