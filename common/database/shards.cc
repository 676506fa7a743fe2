#include "common/database/shards.h"

#include <algorithm>
#include <sstream>

namespace dateline {

Shards::Shards(const std::string& identities) {
  std::istringstream all(identities);
  for (std::string identity; std::getline(all, identity, ':');) identities_.push_back(identity);
}

std::size_t Shards::find(const Xapian::Database& shard) const {
  const auto found = std::find(identities_.begin(), identities_.end(), shard.get_uuid());
  return found == identities_.end() ? 0 : static_cast<std::size_t>(found - identities_.begin());
}

}  // namespace dateline
