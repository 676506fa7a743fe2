#pragma once

#include <xapian.h>

#include <map>

#include "common/database/snapshot.h"
#include "common/manifest/roots.h"
#include "common/release/release.h"
#include "common/support/result.h"

namespace dateline {

/// Tells releases where their dumps are now (Roots::shown). The snapshot must outlive it. Not
/// thread-safe.
class ShownPaths {
 public:
  explicit ShownPaths(const Snapshot& snapshot) : snapshot_(snapshot) {}

  /// Changes the path in the origin of a document's release. Error index_corrupt if the roots of
  /// its index are damaged. May throw Xapian's exceptions: call it in guard().
  Result<void> show(Xapian::docid document, Origin& origin);

 private:
  const Snapshot& snapshot_;
  std::map<const CheckedDatabase*, Roots> roots_;  ///< by index
};

}  // namespace dateline
