#include "query/match/stored_text.h"

#include <utility>

#include "common/database/guard.h"

namespace dateline {

Release stored_text(const Snapshot& snapshot, Xapian::docid document) {
  auto release = snapshot.release(document);
  if (release) return *std::move(release);
  throw_error(release.error());
}

}  // namespace dateline
