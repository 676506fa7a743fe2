#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/support/result.h"
#include "indexer/pipeline/index_plan.h"

namespace dateline {

/// The releases that an update deletes.
struct DoomedReleases {
  struct OfDump {
    std::vector<Xapian::docid> documents;
    std::uint64_t kept = 0;  ///< releases of a grown dump that stay
  };

  /// By the path of the dump that replaces or drops them.
  std::map<std::string, OfDump> by_path;
  /// Why they cannot be deleted in place, a sentence.
  std::optional<std::string> obstacle;
};

/// Finds the releases that a plan deletes, and adds the term lists that Xapian needs to delete
/// them, which a bulk-loaded index does not have: the terms are made again from what is stored, and
/// must be those that stand in the index. Where they are not, there is an obstacle, and the index
/// is as before. The caller holds the lock and has removed the digests of tables.
Result<DoomedReleases> find_doomed(const std::filesystem::path& generation, const IndexPlan& plan);

}  // namespace dateline
