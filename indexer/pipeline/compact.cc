#include "indexer/pipeline/compact.h"

#include "common/database/guard.h"
#include "common/database/snapshot.h"
#include "common/manifest/manifest.h"
#include "common/manifest/roots.h"
#include "common/release/compression.h"
#include "common/support/file.h"
#include "indexer/maintenance/check.h"
#include "indexer/pipeline/index_run.h"
#include "indexer/pipeline/rebuild.h"
#include "indexer/pipeline/run_progress.h"

namespace dateline {

Result<CompactReport> compact_index(const IndexDirectory& directory, bool best,
                                    const ProgressObserver& observer) {
  Progress checking;
  checking.stage = "checking";
  observer(checking);
  const auto live = directory.live();
  if (!live) return pass(live);
  if (auto version = check_version(directory); !version) return pass(version);
  RebuildSources sources;
  sources.live = directory.generation_path(*live);
  const auto checked = check_generation(sources.live, CheckDepth::fast);
  if (!checked) return pass(checked);
  if (!checked->sound()) {
    return fail(ErrorKind::index_corrupt, "the index is damaged: " + checked->damage.front(),
                "run dateline-indexer check");
  }
  CompactReport report;
  report.releases = checked->releases;
  report.bytes_before = directory_size(sources.live);
  sources.index_bytes = report.bytes_before;

  const auto snapshot = Snapshot::open_generation(sources.live);
  if (!snapshot) return pass(snapshot);
  const auto manifest = Manifest::read(snapshot->database());
  if (!manifest) return pass(manifest);
  auto roots = Roots::read(snapshot->database());
  if (!roots) return pass(roots);
  auto known = known_survey(snapshot->database());
  if (!known) return pass(known);
  for (const DumpEntry& entry : *manifest) sources.gone.put(entry);
  sources.learned = *std::move(known);

  IndexOptions options;
  options.index = directory.path();
  options.words = snapshot->holds_words();
  options.reading.roots = *std::move(roots);
  if (best) options.compression_level = best_compression_level;
  RunProgress progress(observer, sources.dumps);
  progress.expect_kept(report.releases);
  Manifest written;
  auto done = rebuild(options, directory, sources, progress, written);
  if (!done) return pass(done);
  const auto now = directory.live();
  if (!now) return pass(now);
  report.generation = *now;
  report.bytes_after = directory_size(directory.generation_path(*now));
  return report;
}

}  // namespace dateline
