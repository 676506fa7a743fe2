#include "indexer/pipeline/stored_releases.h"

#include <fmt/format.h>

#include <utility>

#include "common/database/guard.h"
#include "common/database/snapshot.h"
#include "common/schema/fields.h"
#include "common/schema/keyword.h"
#include "common/support/stop_signal.h"
#include "indexer/clean/fingerprint.h"

namespace dateline {

Result<void> read_stored(const std::filesystem::path& generation, const EntryList& dumps,
                         std::size_t batch_bytes,
                         const std::function<Result<void>(const std::vector<Release>&)>& take) {
  const auto snapshot = Snapshot::open_generation(generation);
  if (!snapshot) return pass(snapshot);
  return guard([&]() -> Result<void> {
    std::vector<Release> batch;
    std::size_t bytes = 0;
    for (EntryCursor dump(dumps); dump.next();) {
      const std::string& path = dump.entry().dump.path;
      const std::string term = boolean_term(field(FieldId::file), path);
      std::uint64_t found = 0;
      const auto end = snapshot->database().postlist_end(term);
      for (auto it = snapshot->database().postlist_begin(term); it != end; ++it) {
        if (stop_requested()) return fail(ErrorKind::interrupted, "stopped by a signal");
        auto release = snapshot->release(*it);
        if (!release) return pass(release);
        add_digests(*release);  // not stored
        if (release->origin.file == path) ++found;
        bytes += release->body.size();
        batch.push_back(*std::move(release));
        if (bytes < batch_bytes) continue;
        if (auto taken = take(std::exchange(batch, {})); !taken) return taken;
        bytes = 0;
      }
      if (found != dump.entry().releases) {
        return fail(ErrorKind::index_corrupt,
                    fmt::format("{}: only {} of its {} releases are in the index", path, found,
                                dump.entry().releases),
                    "run dateline-indexer check, then restore the dump");
      }
    }
    return batch.empty() ? Result<void>() : take(batch);
  });
}

}  // namespace dateline
