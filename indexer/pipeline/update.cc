#include "indexer/pipeline/update.h"

#include <xapian.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "common/database/generation_files.h"
#include "common/database/guard.h"
#include "common/database/index_metadata.h"
#include "common/database/snapshot.h"
#include "common/schema/keyword.h"
#include "common/support/file.h"
#include "common/support/stop_signal.h"
#include "indexer/pipeline/chunk_indexer.h"
#include "indexer/pipeline/survey.h"
#include "indexer/pipeline/work_queue.h"
#include "indexer/segment/backend/reference_backend.h"
#include "indexer/segment/glass/term_lists.h"

namespace dateline {
namespace {

constexpr std::uint64_t largest_chunk = std::uint64_t{1} << 20;
// Bytes of records between commits. With more, Xapian writes fewer blocks but takes longer to
// flush, and a stop signal must wait for a commit.
constexpr std::uint64_t most_uncommitted = std::uint64_t{4} << 20;
// Releases removed between checks of the stop signal, which takes some tenths of a second.
constexpr std::size_t most_removed = 500;
// A dump of this size that continues in the next chunk starts after a commit.
constexpr std::uint64_t large_dump = 2 * largest_chunk;
// Xapian keeps the postings of a transaction in memory, at about ten times the size of their text.
constexpr std::uint64_t memory_share = 16;

struct PreparedDocument {
  std::string dump;  // its path
  Xapian::Document document;
  std::vector<std::string> words;  // to be listed
};

// A chunk whose documents wait for their turn to be written.
struct PreparedChunk {
  std::vector<PreparedDocument> documents;
  ChunkOutcome outcome;
};

Result<PreparedChunk> prepare(const Chunk& chunk, ChunkIndexer& indexer) {
  PreparedChunk prepared;
  indexer.prepare();
  auto outcome = indexer.index(
      chunk, [&](const Release& release, const IndexDocument& document) -> Result<void> {
        const Vocabulary& vocabulary = indexer.vocabulary();
        PreparedDocument next{release.origin.file, to_xapian_document(document, vocabulary), {}};
        for (const auto word : document.words) next.words.emplace_back(vocabulary.term(word));
        prepared.documents.push_back(std::move(next));
        return {};
      });
  if (!outcome) return pass(outcome);
  prepared.outcome = std::move(*outcome);
  return prepared;
}

// Applies changes to a database in transactions of whole dumps. Throws Xapian's exceptions.
class Update {
 public:
  /// Commits after about `commit_bytes` of records.
  Update(const std::filesystem::path& path, const IndexPlan& plan, const DoomedReleases& doomed,
         std::uint64_t commit_bytes, RunProgress& progress, Manifest& manifest)
      : path_(path),
        commit_bytes_(commit_bytes),
        database_(open_glass_to_write(path)),
        plan_(plan),
        doomed_(doomed),
        progress_(progress),
        manifest_(manifest) {
    for (const Dump& dump : plan.to_read) sizes_.emplace(dump.path, dump.size);
    database_.begin_transaction();
  }

  /// Removes the old releases of a dump, from the index and, unless it has only grown, from the
  /// list of dumps. Error interrupted if a stop signal comes while many releases are being removed:
  /// everything since the last commit is then undone.
  Result<void> remove(const std::string& path) {
    const auto doomed = doomed_.by_path.find(path);
    if (doomed != doomed_.by_path.end()) {
      if (auto deleted = delete_all(doomed->second.documents); !deleted) return deleted;
    }
    const auto moved = plan_.moved.find(path);
    if (moved != plan_.moved.end()) manifest_.erase(moved->second);
    if (!plan_.grown.contains(path)) manifest_.erase(path);
    return {};
  }

  void keep(const Roots& roots) {
    database_.set_metadata(std::string(metadata_key::roots), roots.bytes());
  }

  void keep(const BoilerplateModel& boilerplate) {
    if (boilerplate.empty()) return;
    database_.set_metadata(std::string(metadata_key::boilerplate), boilerplate.serialise());
  }

  /// Chunks come in their order, and none after an error.
  Result<void> apply(PreparedChunk&& chunk) {
    progress_.add(chunk.outcome);
    auto next = chunk.documents.begin();
    // The new part of the dump, whose documents come next.
    const auto add_to = [&](const std::string& path) -> Result<void> {
      if (auto opened = open(path); !opened) return opened;
      for (; next != chunk.documents.end() && next->dump == path; ++next) {
        database_.add_document(next->document);
        // Those of removed documents stay: there is no list of a document's words.
        for (const std::string& word : next->words) database_.add_spelling(word);
      }
      return {};
    };
    for (DumpEntry& entry : ledger_.add(chunk.outcome)) {
      // The old releases of a changed dump are removed even if it has none now.
      if (auto added = add_to(entry.dump.path); !added) return added;
      open_.reset();
      keep_what_was_read_before(entry);
      manifest_.put(entry);
    }
    uncommitted_ += chunk.outcome.bytes;
    const bool goes_on = next != chunk.documents.end();  // continued in the next chunk
    const bool commits =
        !open_ && (uncommitted_ >= commit_bytes_ || (goes_on && is_begun_alone(next->dump)));
    if (commits) {
      if (auto committed = commit(); !committed) return committed;
    }
    if (!goes_on) return {};
    if (auto added = add_to(next->dump); !added) return added;
    if (commits) open_->alone = true;
    return {};
  }

  /// Finishes with a commit. Drops a dump that was not read completely: if it started after a
  /// commit, by undoing everything since then, else by removing its releases.
  Result<void> finish() {
    Result<void> committed;
    if (open_ && !open_->alone && !undo_) {
      if (auto removed = drop(open_->path); removed) open_.reset();
    }
    if (!open_ && !undo_) committed = commit();
    database_.cancel_transaction();
    database_.close();
    return committed ? glass::drop_term_lists(path_) : committed;
  }

 private:
  // A partially written dump.
  struct OpenDump {
    std::string path;
    bool alone = false;  // nothing else was written since the last commit
  };

  // Removal cannot undo a replacement, and is slow for large dumps.
  bool is_begun_alone(const std::string& path) const {
    const auto size = sizes_.find(path);
    const bool replaces = manifest_.find(path) || plan_.moved.contains(path);
    return replaces || (size != sizes_.end() && size->second >= large_dump);
  }

  Result<void> open(const std::string& path) {
    if (open_) return {};
    open_ = {path, false};
    return remove(path);
  }

  // Removes all releases of a dump that this update wrote.
  Result<void> drop(const std::string& path) {
    const std::string term = boolean_term(field(FieldId::file), path);
    return delete_all({database_.postlist_begin(term), database_.postlist_end(term)});
  }

  Result<void> delete_all(const std::vector<Xapian::docid>& documents) {
    for (const Xapian::docid document : documents) {
      if (documents.size() > most_removed && stop_requested()) {
        undo_ = true;
        return fail(ErrorKind::interrupted, "stopped by a signal");
      }
      database_.delete_document(document);
    }
    return {};
  }

  // Adds the part already indexed to the entry of a grown dump.
  void keep_what_was_read_before(DumpEntry& entry) {
    const auto grown = plan_.grown.find(entry.dump.path);
    const auto known = manifest_.find(entry.dump.path);
    if (grown == plan_.grown.end() || !known) return;
    entry.releases += doomed_.by_path.at(entry.dump.path).kept;
    const std::uint32_t first = grown->second.number;
    std::vector<Refusal> refusals;
    for (const Refusal& refusal : known->refusals) {
      if (number_in_dump(refusal.member, refusal.record) < first) refusals.push_back(refusal);
    }
    entry.refusals.insert(entry.refusals.begin(), refusals.begin(), refusals.end());
  }

  Result<void> commit() {
    for (const auto& [key, value] : manifest_.take_changes()) database_.set_metadata(key, value);
    database_.commit_transaction();
    database_.begin_transaction();
    uncommitted_ = 0;
    // Xapian renames its version file without syncing the directory. The next transaction
    // overwrites blocks of the revision before last, so that one must never reappear.
    return sync_path(path_);
  }

  const std::filesystem::path path_;
  const std::uint64_t commit_bytes_;
  Xapian::WritableDatabase database_;
  const IndexPlan& plan_;
  const DoomedReleases& doomed_;
  RunProgress& progress_;
  Manifest& manifest_;
  Ledger ledger_;
  std::map<std::string, std::uint64_t> sizes_;  // of the dumps to be read
  std::optional<OpenDump> open_;
  std::uint64_t uncommitted_ = 0;
  bool undo_ = false;  // discard everything since the last commit
};

}  // namespace

Result<void> update(const IndexOptions& options, const std::filesystem::path& generation,
                    const IndexPlan& plan, const DoomedReleases& doomed, RunProgress& progress,
                    Manifest& manifest) {
  return guard([&]() -> Result<void> {
    progress.enter("updating");
    ReadOptions reading = options.reading;
    reading.resume = plan.grown;
    const CheckedDatabase before{open_glass(generation)};
    auto learned = known_survey(before);
    if (!learned) return pass(learned);
    auto boilerplate = learn_boilerplate(plan.to_read, reading, options.jobs,
                                         std::exchange(learned->boilerplate, {}));
    if (!boilerplate) return pass(boilerplate);
    learned->boilerplate = *std::move(boilerplate);
    std::vector<std::unique_ptr<ChunkIndexer>> indexers;
    for (unsigned worker = 0; worker < options.jobs; ++worker) {
      indexers.push_back(std::make_unique<ChunkIndexer>(*learned, options));
    }
    const std::uint64_t share = options.memory / memory_share;
    Update work(generation, plan, doomed, std::min(share, most_uncommitted), progress, manifest);
    work.keep(reading.roots);
    work.keep(learned->boilerplate);
    for (const std::string& path : plan.removed) {
      if (auto removed = work.remove(path); !removed) return removed;
    }
    for (EntryCursor touched(plan.touched); touched.next();) manifest.put(touched.entry());
    InOrder<PreparedChunk> in_order(
        [&](PreparedChunk chunk) { return work.apply(std::move(chunk)); });
    auto read = process_chunks(plan.to_read, reading, std::min(share, largest_chunk), options.jobs,
                               [&](const Chunk& chunk, unsigned worker) -> Result<void> {
                                 auto prepared = prepare(chunk, *indexers[worker]);
                                 if (!prepared) return pass(prepared);
                                 return in_order.put(chunk.number, std::move(*prepared));
                               });
    if (read || read.error().kind == ErrorKind::interrupted) {
      if (auto finished = work.finish(); !finished) return finished;
    }
    progress.enter("");
    return read;
  });
}

}  // namespace dateline
