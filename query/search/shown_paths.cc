#include "query/search/shown_paths.h"

#include <utility>

namespace dateline {

Result<void> ShownPaths::show(Xapian::docid document, Origin& origin) {
  const CheckedDatabase& shard = snapshot_.shard_of(document);
  auto known = roots_.find(&shard);
  if (known == roots_.end()) {
    auto roots = Roots::read(shard);
    if (!roots) return pass(roots);
    known = roots_.emplace(&shard, *std::move(roots)).first;
  }
  origin.file = known->second.shown(origin.file);
  return {};
}

}  // namespace dateline
