#include "indexer/pipeline/index_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "common/database/generation_files.h"
#include "common/database/guard.h"
#include "common/database/index_directory.h"
#include "common/database/snapshot.h"
#include "common/database/writer_lock.h"
#include "common/database/written_digests.h"
#include "common/support/file.h"
#include "indexer/maintenance/child_process.h"
#include "indexer/maintenance/generations.h"
#include "indexer/maintenance/repack.h"
#include "indexer/maintenance/run_log.h"
#include "indexer/maintenance/table_digests.h"
#include "indexer/maintenance/table_structure.h"
#include "indexer/pipeline/doomed_releases.h"
#include "indexer/pipeline/given_paths.h"
#include "indexer/pipeline/index_plan.h"
#include "indexer/pipeline/rebuild.h"
#include "indexer/pipeline/run_progress.h"
#include "indexer/pipeline/update.h"

namespace dateline {
namespace {

// Updating costs about fifteen times as much per byte as building, so from this share of the
// archive on, everything is rebuilt.
constexpr std::uint64_t update_share = 16;

struct LiveIndex {
  std::filesystem::path path;  ///< of the generation
  Manifest manifest;
  Roots roots;
  bool words = true;  ///< holds_words()
};

Result<LiveIndex> read_live(const IndexDirectory& directory, unsigned number) {
  auto snapshot = Snapshot::open({directory.path().string()});
  if (!snapshot) return pass(snapshot);
  auto manifest = Manifest::read(snapshot->database());
  if (!manifest) return pass(manifest);
  auto roots = Roots::read(snapshot->database());
  if (!roots) return pass(roots);
  return LiveIndex{directory.generation_path(number), std::move(*manifest), std::move(*roots),
                   snapshot->holds_words()};
}

// Without digests, damaged tables may crash Xapian, so a child process reads them first.
Result<LiveIndex> open_live(const IndexDirectory& directory) {
  const auto number = directory.live();
  if (!number) return pass(number);
  if (!has_table_digests(directory.generation_path(*number))) {
    const auto survived = ask_child([&] {
      static_cast<void>(read_live(directory, *number));
      return std::string();
    });
    if (!survived) return pass(survived);
  }
  return read_live(directory, *number);
}

// Differences between the live generation and its digests, or between its tables and sound ones
// where a run was killed, one sentence each. Empty if there is no generation.
Result<std::vector<std::string>> damage_of_live(const IndexDirectory& directory) {
  const auto number = directory.live();
  if (!number) return std::vector<std::string>{};
  const std::filesystem::path generation = directory.generation_path(*number);
  auto differences = has_table_digests(generation) ? compare_table_digests(generation)
                                                   : damaged_structure(generation);
  if (!differences && differences.error().kind == ErrorKind::index_corrupt) {
    return std::vector<std::string>{differences.error().message};
  }
  return differences;
}

// The contents of a new generation: dumps to read and releases to keep.
RebuildSources sources_of_rebuild(const IndexPlan& plan, const Manifest& manifest,
                                  const Roots& roots, const Walk& found) {
  std::set<std::string> removed(plan.removed.begin(), plan.removed.end());
  for (const auto& [now, before] : plan.moved) removed.insert(before);
  std::set<std::string> refused;
  for (const Refusal& refusal : plan.unreadable) refused.insert(refusal.file);
  DumpFinder finder(roots);
  RebuildSources sources;
  join_by_path(found.dumps, manifest, [&](const Dump* dump, const DumpEntry* known) {
    if (known == nullptr) return sources.dumps.add(*dump);
    if (removed.contains(known->dump.path)) return;
    const auto there = dump != nullptr ? *dump : finder.find(*known);
    auto refusal = there ? refuse_unreadable(*known, roots) : std::nullopt;
    if (there && !refusal) return sources.dumps.add(*there);
    sources.gone.put(*known);
    if (refusal && !refused.contains(refusal->file)) {
      sources.unreadable.push_back(*std::move(refusal));
    }
  });
  return sources;
}

class IndexRun {
 public:
  IndexRun(const IndexOptions& options, const ProgressObserver& observer)
      : options_(options), observer_(observer), directory_(options.index) {}

  Result<RunReport> run() {
    if (!options_.full && !options_.dry_run) {
      enter("checking");
      auto damage = damage_of_live(directory_);
      if (!damage) return pass(damage);
      report_.damage = std::move(*damage);
    }
    auto live = open_live(directory_);
    if (!live && !may_build_without(live.error())) return pass(live);
    if (live && !options_.full) {
      if (live->words && !options_.words) {
        return fail(ErrorKind::usage, options_.index.string() + ": the index has exact words",
                    "add --full to rebuild it without them");
      }
      options_.words = live->words;
    }
    Manifest manifest = live ? std::move(live->manifest) : Manifest{};
    const Roots before = live ? std::move(live->roots) : Roots{};
    roots_ = roots_of_run(before, options_.paths, manifest);
    roots_changed_ = roots_ != before;
    std::vector<std::string> places;
    for (const std::string& path : options_.paths) places.push_back(canonical_place(path));
    // Missing dumps that were indexed are reported below; a path that never was is a typo.
    if (!has_releases_below(manifest, roots_, places)) {
      if (auto there = require_one_of(options_.paths); !there) return pass(there);
    }
    for (const std::string& path : missing_of(options_.paths)) {
      if (has_releases_below(manifest, roots_, {canonical_place(path)})) continue;
      report_.missing.push_back(missing_sentence(path));
    }
    enter("walking");
    found_ = walk(places, roots_, options_.index);
    take_odd(found_, manifest);
    plan_ = make_plan(found_, places, roots_, manifest, options_.plan);
    report_plan();
    if (options_.dry_run) return std::move(report_);
    if (options_.confine) options_.confine(reach(manifest));
    auto done = carry_out(live, std::move(manifest));
    if (!done) return pass(done);
    return std::move(report_);
  }

 private:
  // Shows a stage before anything is read.
  void enter(std::string_view stage) const {
    Progress progress;
    progress.stage = stage;
    observer_(progress);
  }

  // Used if there is no index yet, or an unreadable one that is replaced anyway.
  bool may_build_without(const Error& error) const {
    return error.kind == ErrorKind::index_missing ||
           (options_.full &&
            (error.kind == ErrorKind::index_corrupt || error.kind == ErrorKind::index_schema));
  }

  // With the folders of earlier dumps, which a rebuild reads again.
  Reach reach(const Manifest& manifest) const {
    std::set<std::string> read(options_.paths.begin(), options_.paths.end());
    read.insert(found_.links.begin(), found_.links.end());
    join_by_path(found_.dumps, manifest, [&](const Dump* dump, const DumpEntry* known) {
      if (dump != nullptr) return;
      const std::filesystem::path path = roots_.place_of(known->dump.path);
      std::error_code ignored;
      if (std::filesystem::is_symlink(path, ignored)) read.insert(path);
      read.insert(path.has_parent_path() ? path.parent_path().string() : ".");
    });
    return {{read.begin(), read.end()}, {options_.index}};
  }

  void report_plan() {
    report_.dry_run = options_.dry_run;
    report_.files = found_.dumps.size();
    report_.added = plan_.added;
    report_.changed = plan_.changed;
    report_.grown = plan_.grown.size();
    report_.unchanged = plan_.unchanged + plan_.touched.size();
    report_.moved = plan_.moved.size();
    report_.removed = plan_.removed.size() + plan_.moved.size();
    report_.gone = plan_.gone;
    std::ranges::copy(plan_.missing, std::back_inserter(report_.missing));
    for (const Refusal& refusal : found_.refusals) report_.add(refusal);
    for (const Refusal& refusal : plan_.unreadable) report_.add(refusal);
  }

  Result<void> carry_out(const Result<LiveIndex>& live, Manifest manifest) {
    const bool damaged = !report_.damage.empty();
    options_.reading.roots = roots_;
    if (live && !options_.full && !damaged && !is_much(manifest)) {
      auto doomed = prepare_update(live->path);
      if (!doomed) return pass(doomed);
      if (!doomed->obstacle) return do_update(live->path, *doomed, std::move(manifest));
      why_rebuilt_ = std::move(doomed->obstacle);
    }
    RebuildSources sources = sources_of_rebuild(plan_, manifest, roots_, found_);
    for (const Refusal& refusal : sources.unreadable) report_.add(refusal);
    if (sources.gone.size() > 0) {
      sources.live = live->path;
      if (auto sound = require_sound(sources.gone); !sound) return sound;
    }
    sources.index_bytes = expected_bytes(sources, manifest);
    // With many dumps, holding two copies of this would cost too much memory. (Assignment may keep
    // the old memory.)
    std::exchange(found_, {});
    std::exchange(plan_, {});
    std::exchange(manifest, {});
    return do_rebuild(sources);
  }

  // Missing dumps are neither copied from a damaged index nor dropped because of the damage.
  Result<void> require_sound(const EntryList& gone) {
    if (options_.full) {
      auto damage = damage_of_live(directory_);
      if (!damage) return pass(damage);
      report_.damage = *std::move(damage);
    }
    if (report_.damage.empty()) return {};
    EntryCursor first(gone);
    first.next();
    return fail(
        ErrorKind::index_corrupt,
        fmt::format("the index is damaged ({}) and cannot be rebuilt: {} is indexed but missing",
                    report_.damage.front(), first.entry().dump.path),
        "restore the missing file, run dateline-indexer rollback, or rebuild without it: index "
        "--full --prune");
  }

  bool is_much(const Manifest& manifest) const {
    std::uint64_t bytes = plan_.to_read.bytes();
    for (const auto& [path, point] : plan_.grown) bytes -= point.offset;
    for (const std::string& path : plan_.removed) {
      if (const auto known = manifest.find(path)) bytes += known->dump.size;
    }
    return bytes > manifest.totals().bytes / update_share;
  }

  // Assumes the live index's size per byte of dumps or, without a sound one, the largest ratio
  // observed (many small releases).
  std::uint64_t expected_bytes(const RebuildSources& sources, const Manifest& manifest) const {
    constexpr double most_for_a_byte = 2.2;
    double for_a_byte = most_for_a_byte;
    const std::uint64_t known = manifest.totals().bytes;
    std::uint64_t dumps = sources.dumps.bytes();
    for (EntryCursor gone(sources.gone); gone.next();) dumps += gone.entry().dump.size;
    const auto live = directory_.live();
    if (live && known > 0 && require_generation(directory_.generation_path(*live))) {
      for_a_byte = static_cast<double>(directory_size(directory_.generation_path(*live))) /
                   static_cast<double>(known);
    }
    return static_cast<std::uint64_t>(for_a_byte * static_cast<double>(dumps));
  }

  Result<void> do_rebuild(const RebuildSources& sources) {
    RunProgress progress(observer_, sources.dumps);
    if (why_rebuilt_) progress.warn(*why_rebuilt_);
    Manifest manifest;
    auto done = rebuild(options_, directory_, sources, progress, manifest);
    if (!done) return done;
    report_.rebuilt = true;
    account(progress, manifest, sources.dumps);
    return {};
  }

  bool changes_index() const { return !plan_.empty() || roots_changed_; }

  Result<DoomedReleases> prepare_update(const std::filesystem::path& generation) const {
    if (!changes_index()) return DoomedReleases{};
    if (auto removed = remove_table_digests(generation); !removed) return pass(removed);
    return find_doomed(generation, plan_);
  }

  Result<void> do_update(const std::filesystem::path& generation, const DoomedReleases& doomed,
                         Manifest manifest) {
    RunProgress progress(observer_, plan_.to_read);
    if (changes_index()) {
      auto done = update(options_, generation, plan_, doomed, progress, manifest);
      if (!done) return done;
      progress.enter("packing");
      const auto packed = repack(directory_);
      progress.enter("");
      // The update itself succeeded.
      if (!packed) progress.warn("the index could not be packed: " + packed.error().message);
    }
    const auto live = directory_.live();
    if (!live) return pass(live);
    const auto now = directory_.generation_path(*live);
    if (!has_table_digests(now)) {
      if (auto finished = finish_generation(now); !finished) return finished;
    }
    account(progress, manifest, plan_.to_read);
    return {};
  }

  void account(const RunProgress& progress, const Manifest& manifest, const DumpList& read) {
    report_.releases = progress.releases();
    report_.bytes = progress.bytes();
    report_.stages = progress.stages();
    report_.warnings = progress.warnings();
    report_.unknown_fields = progress.unknown_fields().counts();
    report_.documents = manifest.totals().releases;
    join_by_path(read, manifest, [this](const Dump* dump, const DumpEntry* entry) {
      if (dump == nullptr || entry == nullptr) return;
      for (const Refusal& refusal : entry->refusals) report_.add(refusal);
    });
    if (const auto live = directory_.live()) {
      report_.index_bytes = directory_size(directory_.generation_path(*live));
    }
  }

  IndexOptions options_;
  const ProgressObserver& observer_;
  const IndexDirectory directory_;
  Roots roots_;
  bool roots_changed_ = false;
  Walk found_;
  IndexPlan plan_;
  RunReport report_;
  std::optional<std::string> why_rebuilt_;
};

}  // namespace

Result<RunReport> run_index(const IndexOptions& options, const ProgressObserver& observer) {
  const RunClock clock;
  if (options.dry_run) return IndexRun(options, observer).run();
  const IndexDirectory directory(options.index);
  // If there is an index, the failed run is logged in it.
  if (auto there = require_one_of(options.paths); !there && !directory.live()) {
    return pass(there);
  }
  if (auto created = directory.create(); !created) return pass(created);
  const auto lock = WriterLock::acquire(directory.lock_path(), options.wait);
  if (!lock) return pass(lock);
  if (auto cleaned = directory.clean_up(options.keep); !cleaned) {
    return pass(cleaned);
  }
  auto report = IndexRun(options, observer).run();
  // An update made what a stopped rebuild left behind useless.
  if (report) static_cast<void>(remove_tree(kept_path(directory)));
  // The run succeeded even if cleaning up fails; the next run reports that.
  static_cast<void>(directory.clean_up(options.keep));
  if (report) report->seconds = clock.seconds();
  // The run succeeded even if there is no room to log it.
  static_cast<void>(record_run(directory, clock.entry(options.command, report)));
  return report;
}

}  // namespace dateline
