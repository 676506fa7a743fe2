#include "indexer/pipeline/update.h"

#include <xapian.h>

#include <memory>
#include <set>
#include <utility>

#include "common/database/guard.h"
#include "common/database/metadata_keys.h"
#include "common/schema/keyword.h"
#include "common/support/file.h"
#include "indexer/pipeline/chunk_indexer.h"
#include "indexer/pipeline/in_order.h"
#include "indexer/pipeline/learn_boilerplate.h"
#include "indexer/segment/xapian_document.h"

namespace dateline {
namespace {

constexpr std::size_t chunk_bytes = std::size_t{1} << 20;
constexpr std::uint64_t commit_bytes = std::uint64_t{32} << 20;  // of records between two commits

// A chunk whose documents wait to be written in their turn.
struct PreparedChunk {
  std::vector<std::pair<std::string, Xapian::Document>> documents;  // with the path of the dump
  ChunkOutcome outcome;
};

Result<PreparedChunk> prepare(const Chunk& chunk, ChunkIndexer& indexer) {
  PreparedChunk prepared;
  indexer.prepare();
  auto outcome = indexer.index(
      chunk, [&](const Release& release, const IndexDocument& document) -> Result<void> {
        prepared.documents.emplace_back(release.origin.file,
                                        to_xapian_document(document, indexer.vocabulary()));
        return {};
      });
  if (!outcome) return pass(std::move(outcome));
  prepared.outcome = std::move(*outcome);
  return prepared;
}

// Applies changes to a database in transactions, each of which holds whole dumps. Throws what
// Xapian throws.
class Update {
 public:
  Update(const std::filesystem::path& path, RunProgress& progress, Manifest& manifest)
      : path_(path),
        database_(path.string(), Xapian::DB_OPEN),
        progress_(progress),
        manifest_(manifest) {
    database_.begin_transaction();
  }

  void remove(const std::string& path) {
    database_.delete_document(boolean_term(field(FieldId::file), path));
    manifest_.erase(path);
  }

  void keep(const BoilerplateModel& boilerplate) {
    if (boilerplate.empty()) return;
    database_.set_metadata(std::string(metadata_key::boilerplate), boilerplate.serialise());
  }

  void touch(const DumpEntry& entry) { manifest_.put(entry); }

  Result<void> apply(PreparedChunk&& chunk) {
    for (const auto& [path, document] : chunk.documents) {
      // Also for a new dump: a run that was killed inside it may have left releases.
      if (begun_.insert(path).second) remove(path);
      database_.add_document(document);
    }
    progress_.add(chunk.outcome);
    ledger_.add(chunk.outcome);
    for (DumpEntry& entry : ledger_.take_finished()) {
      // What a changed dump held before goes even where nothing of it is a release now.
      if (begun_.erase(entry.dump.path) == 0) remove(entry.dump.path);
      manifest_.put(std::move(entry));
    }
    uncommitted_ += chunk.outcome.bytes;
    if (uncommitted_ >= commit_bytes && begun_.empty()) return commit();
    return {};
  }

  // Ends the work; what belongs to a dump that was not read to its end is rolled back with all
  // that came after the last commit.
  Result<void> finish() {
    Result<void> committed;
    if (begun_.empty()) committed = commit();
    database_.cancel_transaction();
    database_.close();
    return committed;
  }

 private:
  Result<void> commit() {
    for (const auto& [key, value] : manifest_.take_changes()) database_.set_metadata(key, value);
    database_.commit_transaction();
    database_.begin_transaction();
    uncommitted_ = 0;
    // Xapian renames its version file without this. The next transaction writes over blocks that
    // the one before the last refers to, which therefore must never come back.
    return sync_path(path_);
  }

  const std::filesystem::path path_;
  Xapian::WritableDatabase database_;
  RunProgress& progress_;
  Manifest& manifest_;
  Ledger ledger_;
  std::set<std::string> begun_;  // dumps of which some releases were written, but not all
  std::uint64_t uncommitted_ = 0;
};

std::string read_dictionary(const std::filesystem::path& path) {
  const Xapian::Database database(path.string());
  const std::string prefix(metadata_key::dictionary);
  const auto key = database.metadata_keys_begin(prefix);
  return key == database.metadata_keys_end(prefix) ? "" : database.get_metadata(*key);
}

/// What the index knows of boilerplate, and what the dumps to be read teach of sources new to it.
Result<BoilerplateModel> learn_new_sources(const IndexOptions& options,
                                           const std::filesystem::path& generation,
                                           const IndexPlan& plan) {
  auto known = read_boilerplate(Xapian::Database(generation.string()));
  if (!known) return known;
  return learn_boilerplate(plan.to_read(), options.reading, options.jobs, *std::move(known));
}

}  // namespace

Result<void> update(const IndexOptions& options, const std::filesystem::path& generation,
                    const IndexPlan& plan, RunProgress& progress, Manifest& manifest) {
  return guard([&]() -> Result<void> {
    progress.enter("updating");
    const std::string dictionary = read_dictionary(generation);
    const auto boilerplate = learn_new_sources(options, generation, plan);
    if (!boilerplate) return tl::unexpected<Error>(boilerplate.error());
    std::vector<std::unique_ptr<ChunkIndexer>> indexers;
    for (unsigned worker = 0; worker < options.jobs; ++worker) {
      indexers.push_back(
          std::make_unique<ChunkIndexer>(dictionary, *boilerplate, options.positions));
    }
    Update work(generation, progress, manifest);
    work.keep(*boilerplate);
    for (const std::string& path : plan.removed) work.remove(path);
    for (const DumpEntry& entry : plan.touched) work.touch(entry);
    InOrder<PreparedChunk> in_order(
        [&](PreparedChunk chunk) { return work.apply(std::move(chunk)); });
    auto read = process_chunks(plan.to_read(), options.reading, chunk_bytes, options.jobs,
                               [&](const Chunk& chunk, unsigned worker) -> Result<void> {
                                 auto prepared = prepare(chunk, *indexers[worker]);
                                 if (!prepared) return pass(std::move(prepared));
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
