#include "indexer/pipeline/rebuild.h"

#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <future>
#include <memory>
#include <utility>

#include "common/database/guard.h"
#include "common/database/index_metadata.h"
#include "common/schema/fields.h"
#include "common/support/file.h"
#include "common/text/ascii.h"
#include "indexer/maintenance/generations.h"
#include "indexer/pipeline/chunk_indexer.h"
#include "indexer/pipeline/kept_work.h"
#include "indexer/pipeline/run_progress.h"
#include "indexer/pipeline/stored_releases.h"
#include "indexer/pipeline/survey.h"
#include "indexer/pipeline/work_queue.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// Spelling suggestions: a word in two releases is rarely misspelt. Field terms start with an
// upper-case letter.
bool is_suggestion(std::string_view term, std::uint32_t documents) {
  const char first = term.front();
  return documents >= 2 && !is_upper(first) && !is_digit(first);
}

// Returns freed memory to the system: otherwise the allocator keeps it fragmented, and the next
// stage needs memory on top of it.
void release_freed_memory() {
  ::malloc_trim(0);
}

class Rebuild {
 public:
  Rebuild(const IndexOptions& options, const RebuildSources& sources, const KeptWork& kept,
          SegmentBackend& backend, SegmentMerge& merge, RunProgress& progress, Manifest& manifest)
      : options_(options),
        sources_(sources),
        kept_(kept),
        backend_(backend),
        merge_(merge),
        progress_(progress),
        manifest_(manifest) {}

  Result<void> fill_segments(const Survey& learned) {
    std::vector<std::unique_ptr<Worker>> workers;
    for (unsigned i = 0; i < options_.jobs; ++i) workers.push_back(worker(learned));
    return process_chunks(
        sources_.dumps, options_.reading, chunk_bytes(), options_.jobs,
        [&](const Chunk& chunk, unsigned number) { return fill_segment(chunk, *workers[number]); });
  }

  // Releases of missing dumps are kept as stored.
  Result<void> keep_gone(const Survey& learned) {
    if (sources_.gone.size() == 0) return {};
    const auto keeper = worker(learned);
    const auto keep = [&](const std::vector<Release>& releases) -> Result<void> {
      auto segment = write_segment(*keeper, segments_, [&](const DocumentSink& add) {
        return keeper->indexer.index(releases, add);
      });
      if (!segment) return pass(segment);
      progress_.add_kept(releases.size());
      return append(*std::move(segment));
    };
    return read_stored(sources_.live, sources_.gone, chunk_bytes(), keep);
  }

  Result<void> finish(const Survey& learned) {
    fill_manifest();
    return merge_.finish(metadata(learned), is_suggestion);
  }

 private:
  struct Worker {
    Worker(const Survey& learned, const IndexOptions& options, SegmentBackend& backend)
        : indexer(learned, options), writer(backend.create(indexer.vocabulary())) {}

    ChunkIndexer indexer;
    std::unique_ptr<SegmentWriter> writer;
  };

  // Memory per worker: the current chunk and two waiting ones, a segment of about four times its
  // chunk, output waiting for its turn of about twice, and fragmentation for the rest (measured
  // with two to eight workers).
  std::size_t chunk_bytes() const {
    const std::uint64_t share = options_.memory / (12 * std::uint64_t{options_.jobs});
    return std::min<std::uint64_t>(share, backend_.best_segment_bytes());
  }

  std::unique_ptr<Worker> worker(const Survey& learned) const {
    return std::make_unique<Worker>(learned, options_, backend_);
  }

  // `fill` provides the documents of segment `number`.
  Result<Segment> write_segment(Worker& worker, std::uint32_t number,
                                const std::function<Result<void>(const DocumentSink&)>& fill) {
    worker.indexer.prepare();
    SegmentWriter& writer = *worker.writer;
    const fs::path path = kept_.segment_path(number);
    if (auto removed = remove_tree(path); !removed) return pass(removed);
    auto begun = writer.begin(path);
    if (!begun) return pass(begun);
    auto filled = fill([&](const Release& /*release*/, const IndexDocument& document) {
      return writer.add(document);
    });
    if (!filled) return pass(filled);
    return writer.finish();
  }

  Result<void> fill_segment(const Chunk& chunk, Worker& worker) {
    auto filled = kept_.segment(chunk, backend_);
    if (!filled) {
      auto made = make_segment(chunk, worker);
      if (!made) return pass(made);
      filled = *std::move(made);
    }
    progress_.add(filled->outcome);
    return in_order_.put(chunk.number, *std::move(filled));
  }

  Result<FilledSegment> make_segment(const Chunk& chunk, Worker& worker) {
    ChunkOutcome outcome;
    auto segment =
        write_segment(worker, chunk.number, [&](const DocumentSink& add) -> Result<void> {
          auto indexed = worker.indexer.index(chunk, add);
          if (!indexed) return pass(indexed);
          outcome = *std::move(indexed);
          return {};
        });
    if (!segment) return pass(segment);
    FilledSegment filled{*std::move(segment), std::move(outcome)};
    if (auto kept = kept_.keep(chunk, filled); !kept) return pass(kept);
    return filled;
  }

  // Segments come in the order of their chunks.
  Result<void> keep(FilledSegment filled) {
    if (auto appended = append(std::move(filled.segment)); !appended) return appended;
    for (const DumpEntry& entry : ledger_.add(filled.outcome)) outcomes_.add(entry);
    return {};
  }

  Result<void> append(Segment segment) {
    ++segments_;
    return merge_.append(std::move(segment));
  }

  // In path order, which is cheapest.
  void fill_manifest() {
    EntryCursor gone(sources_.gone);
    bool more = gone.next();
    outcomes_.join(sources_.dumps, [&](const DumpEntry& entry) {
      for (; more && gone.entry().dump.path < entry.dump.path; more = gone.next()) {
        manifest_.put(gone.entry());
      }
      manifest_.put(entry);
    });
    for (; more; more = gone.next()) manifest_.put(gone.entry());
    outcomes_ = {};
  }

  Metadata metadata(const Survey& learned) const {
    Metadata entries = manifest_.take_changes();
    if (!learned.dictionary.empty()) {
      entries.emplace_back(
          fmt::format("{}{}", metadata_key::dictionary, dictionary_id(learned.dictionary)),
          learned.dictionary);
    }
    if (!learned.boilerplate.empty()) {
      entries.emplace_back(metadata_key::boilerplate, learned.boilerplate.serialise());
    }
    entries.emplace_back(metadata_key::pair_words, learned.pairs.words());
    entries.emplace_back(metadata_key::frequent_pairs, learned.pairs.frequent_pairs());
    entries.emplace_back(metadata_key::roots, options_.reading.roots.bytes());
    if (!options_.words) entries.emplace_back(metadata_key::words, metadata_key::only_stems);
    entries.emplace_back(metadata_key::schema, std::to_string(schema_version));
    std::sort(entries.begin(), entries.end());
    return entries;
  }

  const IndexOptions& options_;
  const RebuildSources& sources_;
  const KeptWork& kept_;
  SegmentBackend& backend_;
  SegmentMerge& merge_;
  RunProgress& progress_;
  Manifest& manifest_;
  std::uint32_t segments_ = 0;
  Ledger ledger_;
  OutcomeList outcomes_;
  InOrder<FilledSegment> in_order_{
      [this](FilledSegment filled) { return keep(std::move(filled)); }};
};

Result<Survey> survey_once(const IndexOptions& options, const RebuildSources& sources,
                           const KeptWork& kept) {
  if (sources.learned) return *sources.learned;
  const DumpList& dumps = sources.dumps;
  if (auto known = kept.survey(dumps)) return *std::move(known);
  auto learned = survey(dumps, options.reading, options.jobs);
  if (!learned) return learned;
  if (auto written = kept.keep(*learned, dumps); !written) return pass(written);
  return learned;
}

Result<void> rebuild_with(const IndexOptions& options, const IndexDirectory& directory,
                          const RebuildSources& sources, RunProgress& progress,
                          Manifest& manifest) {
  if (auto made = directory.make_work(); !made) return made;
  const auto backend =
      make_backend(options.writer, directory.work_path() / "trial", options.check_format);
  if (!backend) return pass(backend);
  if (!backend->warning.empty()) progress.warn(backend->warning);
  const auto room = static_cast<std::uint64_t>(backend->backend->greatest_share() *
                                               static_cast<double>(sources.index_bytes));
  const std::uint64_t taken = std::min(room, directory_size(kept_path(directory)));
  if (auto space = require_space(directory.path(), room - taken); !space) return space;
  auto kept = KeptWork::open(kept_path(directory), options);
  if (!kept) return pass(kept);
  progress.enter("surveying");
  const auto learned = survey_once(options, sources, *kept);
  if (!learned) return pass(learned);
  kept->rest_on(*learned);
  // Named as a generation only once complete.
  const fs::path unfinished = directory.work_path() / "generation";
  const auto merge = backend->backend->merge(unfinished);
  if (!merge) return pass(merge);
  Rebuild work(options, sources, *kept, *backend->backend, **merge, progress, manifest);
  release_freed_memory();
  progress.enter("indexing");
  if (auto filled = work.fill_segments(*learned); !filled) return filled;
  if (auto added = work.keep_gone(*learned); !added) return added;
  release_freed_memory();
  progress.enter("merging");
  if (auto finished = work.finish(*learned); !finished) return finished;
  const auto generation = directory.adopt(unfinished);
  if (!generation) return pass(generation);
  progress.enter("publishing");
  // Segments are removed along the way; later runs retry what cannot be removed now.
  const auto removing = std::async(std::launch::async, [&] {
    return guard([&] {
      const auto removed = remove_tree(kept_path(directory));
      return removed ? remove_tree(directory.work_path()) : removed;
    });
  });
  auto published = publish_checked(directory, *generation);
  progress.enter("");
  return published;
}

}  // namespace

Result<void> rebuild(const IndexOptions& options, const IndexDirectory& directory,
                     const RebuildSources& sources, RunProgress& progress, Manifest& manifest) {
  auto done = rebuild_with(options, directory, sources, progress, manifest);
  // What was kept may be what is wrong, or fill the disk.
  const bool goes_on = !done && done.error().kind == ErrorKind::interrupted;
  if (!goes_on) static_cast<void>(remove_tree(kept_path(directory)));
  return done;
}

}  // namespace dateline
