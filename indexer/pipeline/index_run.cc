#include "indexer/pipeline/index_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <mutex>

#include "common/database/index_directory.h"
#include "common/database/metadata_keys.h"
#include "common/database/writer_lock.h"
#include "common/schema/fields.h"
#include "common/support/file.h"
#include "indexer/document/document_builder.h"
#include "indexer/pipeline/chunk.h"
#include "indexer/pipeline/read_release.h"
#include "indexer/pipeline/survey.h"
#include "indexer/segment/reference_backend.h"
#include "indexer/source/walk.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// Where the vocabulary of a worker holds more than this, it starts anew with the next segment.
constexpr std::size_t vocabulary_bytes = std::size_t{32} << 20;

struct Worker {
  Vocabulary vocabulary;
  std::unique_ptr<DocumentBuilder> builder;
  IndexDocument document;
};

class IndexRun {
 public:
  IndexRun(const IndexOptions& options, const ProgressObserver& observer, Walk&& found)
      : options_(options),
        observer_(observer),
        directory_(options.index),
        dumps_(std::move(found.dumps)),
        workers_(options.jobs) {
    report_.files = dumps_.size();
    for (Refusal& refusal : found.refusals) report_.add(std::move(refusal));
    progress_.total_dumps = dumps_.size();
    for (const Dump& dump : dumps_) progress_.total_bytes += dump.size;
  }

  Result<RunReport> run() {
    enter("surveying");
    const auto learned = survey(dumps_, options_.limits);
    if (!learned) return tl::unexpected<Error>(learned.error());
    for (Worker& worker : workers_) {
      worker.builder = std::make_unique<DocumentBuilder>(worker.vocabulary, learned->dictionary);
    }
    enter("indexing");
    const auto filled = process_chunks(
        dumps_, options_.limits, chunk_bytes(), options_.jobs,
        [&](const Chunk& chunk, unsigned worker) { return index_chunk(chunk, workers_[worker]); });
    if (!filled) return tl::unexpected<Error>(filled.error());
    enter("merging");
    const auto generations = directory_.generations();
    const unsigned generation = generations.empty() ? 1 : generations.back() + 1;
    const fs::path destination = directory_.generation_path(generation);
    const auto merged = backend_.merge(segments_in_order(), metadata(*learned), destination);
    if (!merged) return tl::unexpected<Error>(merged.error());
    enter("publishing");
    if (auto published = directory_.publish(generation); !published) {
      return tl::unexpected<Error>(published.error());
    }
    report_.documents = report_.releases;
    report_.index_bytes = directory_size(destination);
    return std::move(report_);
  }

 private:
  // Memory holds a chunk being read, one waiting and one in each worker; a worker's segment takes
  // about three times its chunk.
  std::size_t chunk_bytes() const {
    const std::uint64_t share = options_.memory / (2 + 4 * std::uint64_t{options_.jobs});
    return std::min<std::uint64_t>(share, backend_.best_segment_bytes());
  }

  Result<void> index_chunk(const Chunk& chunk, Worker& worker) {
    if (worker.vocabulary.memory() > vocabulary_bytes) worker.builder->forget();
    auto writer = backend_.create(directory_.work_path() / fmt::format("segment-{}", chunk.number),
                                  worker.vocabulary);
    if (!writer) return pass(std::move(writer));
    std::vector<Refusal> refusals = chunk.refusals;
    for (const Record& record : chunk.records) {
      const auto release = read_release(record);
      if (!release) {
        refusals.push_back(refuse(record, release.error()));
        continue;
      }
      worker.builder->build(*release, worker.document);
      if (auto added = (*writer)->add(worker.document); !added) return added;
    }
    auto segment = (*writer)->finish();
    if (!segment) return pass(std::move(segment));
    account(chunk, std::move(*segment), std::move(refusals));
    return {};
  }

  void account(const Chunk& chunk, Segment&& segment, std::vector<Refusal>&& refusals) {
    const std::lock_guard lock(mutex_);
    report_.releases += segment.documents;
    report_.bytes += chunk.bytes;
    for (Refusal& refusal : refusals) report_.add(std::move(refusal));
    segments_.emplace_back(chunk.number, std::move(segment));
    progress_.dump_bytes += chunk.dump_bytes;
    progress_.dumps += chunk.dumps;
    progress_.releases = report_.releases;
    observer_(progress_);
  }

  void enter(std::string_view stage) {
    progress_.stage = stage;
    observer_(progress_);
  }

  std::vector<Segment> segments_in_order() {
    std::sort(segments_.begin(), segments_.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Segment> ordered;
    for (auto& [number, segment] : segments_) ordered.push_back(std::move(segment));
    return ordered;
  }

  static Metadata metadata(const Survey& learned) {
    Metadata entries;
    if (!learned.dictionary.empty()) {
      entries.emplace_back(
          fmt::format("{}{}", metadata_key::dictionary, dictionary_id(learned.dictionary)),
          learned.dictionary);
    }
    entries.emplace_back(metadata_key::schema, std::to_string(schema_version));
    return entries;
  }

  const IndexOptions& options_;
  const ProgressObserver& observer_;
  IndexDirectory directory_;
  std::vector<Dump> dumps_;
  ReferenceBackend backend_;
  std::vector<Worker> workers_;
  std::mutex mutex_;  ///< guards what follows while workers run
  std::vector<std::pair<std::uint32_t, Segment>> segments_;
  RunReport report_;
  Progress progress_;
};

}  // namespace

Result<RunReport> run_index(const IndexOptions& options, const ProgressObserver& observer) {
  const auto begin = std::chrono::steady_clock::now();
  const IndexDirectory directory(options.index);
  if (auto created = directory.create(); !created) return pass(std::move(created));
  auto lock = WriterLock::acquire(directory.lock_path());
  if (!lock) return pass(std::move(lock));
  if (auto cleaned = directory.clean_up(1); !cleaned) return pass(std::move(cleaned));
  std::error_code code;
  fs::create_directory(directory.work_path(), code);
  if (code) return fail(ErrorKind::io, directory.work_path().string() + ": " + code.message());
  auto report = IndexRun(options, observer, walk(options.paths)).run();
  const auto cleaned = directory.clean_up(1);
  if (!report) return report;
  if (!cleaned) return tl::unexpected<Error>(cleaned.error());
  report->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return report;
}

}  // namespace dateline
