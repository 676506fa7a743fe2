#include "indexer/pipeline/clean_run.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/database/snapshot.h"
#include "indexer/maintenance/run_log.h"
#include "indexer/pipeline/chunk.h"
#include "indexer/pipeline/clean_lines.h"
#include "indexer/pipeline/given_paths.h"
#include "indexer/pipeline/survey.h"
#include "indexer/pipeline/unknown_fields.h"
#include "indexer/pipeline/unread_dates.h"
#include "indexer/pipeline/work_queue.h"
#include "indexer/source/walk.h"

namespace dateline {
namespace {

constexpr std::size_t cleaned_chunk_bytes = std::size_t{4} << 20;

// The output of one chunk, waiting for its turn.
struct Cleaned {
  std::string lines;
  std::uint64_t releases = 0;
  std::uint64_t bytes = 0;
  std::vector<Refusal> refusals;
  std::vector<std::string> notes;
  UnreadDates unread_dates;
  UnknownFields unknown_fields;
};

/// Cleans a record and writes the line for it, with the explanation.
RecordOutcome explain_record(const Record& record, const BoilerplateModel& boilerplate,
                             std::string& lines) {
  Explanation explanation;
  Record explained = record;
  explained.explanation = &explanation;
  RecordOutcome read = read_release(explained, boilerplate);
  lines += explained_line(record, read, explanation);
  return read;
}

Cleaned clean_chunk(const Chunk& chunk, const BoilerplateModel& boilerplate,
                    const CleanOptions& options) {
  Cleaned cleaned;
  cleaned.bytes = chunk.bytes;
  cleaned.refusals = chunk.refusals;
  cleaned.lines.reserve(chunk.bytes + chunk.bytes / 4);
  for (const Record& record : chunk.records) {
    RecordOutcome read = options.explain ? explain_record(record, boilerplate, cleaned.lines)
                                         : read_release(record, boilerplate);
    std::ranges::move(read.refusals, std::back_inserter(cleaned.refusals));
    if (!read.note.empty()) cleaned.notes.push_back(std::move(read.note));
    if (!read.unread_date.empty()) {
      cleaned.unread_dates.add(record.origin, std::move(read.unread_date));
    }
    if (!read.release) continue;
    cleaned.unknown_fields.add(*read.release);
    if (options.format == CleanFormat::bulk) cleaned.lines += bulk_line(*read.release);
    if (!options.explain) cleaned.lines += release_line(*read.release);
    ++cleaned.releases;
  }
  return cleaned;
}

/// The boilerplate known to the index, if one is given, plus that learned from the dumps for new
/// sources.
Result<BoilerplateModel> boilerplate_for(const CleanOptions& options, const Walk& found) {
  if (options.index.empty()) return learn_boilerplate(found.dumps, options.reading, options.jobs);
  const auto snapshot = Snapshot::open({options.index});
  if (!snapshot) return pass(snapshot);
  auto known = read_boilerplate(snapshot->database());
  if (!known) return known;
  return learn_boilerplate(found.dumps, options.reading, options.jobs, *std::move(known));
}

}  // namespace

Result<RunReport> run_clean(const CleanOptions& options,
                            const std::function<Result<void>(std::string_view)>& out) {
  const RunClock clock;
  if (auto there = require_one_of(options.paths); !there) return pass(there);
  Walk found = walk(options.paths);
  RunReport report;
  for (const std::string& path : missing_of(options.paths)) {
    report.missing.push_back(missing_sentence(path));
  }
  report.files = found.dumps.size();
  for (Oddity& each : found.odd) report.add(std::move(each.refusal));
  for (Refusal& refusal : found.refusals) report.add(std::move(refusal));
  if (options.confine) {
    Reach reach{{options.paths.begin(), options.paths.end()}, {}};
    reach.read.insert(reach.read.end(), found.links.begin(), found.links.end());
    reach.read.emplace_back(options.index);
    options.confine(reach);
  }
  const auto boilerplate = boilerplate_for(options, found);
  if (!boilerplate) return pass(boilerplate);

  UnreadDates unread_dates;
  UnknownFields unknown_fields;
  InOrder<Cleaned> in_order([&](Cleaned cleaned) -> Result<void> {
    if (auto written = out(cleaned.lines); !written) return written;
    report.releases += cleaned.releases;
    report.bytes += cleaned.bytes;
    for (Refusal& refusal : cleaned.refusals) report.add(std::move(refusal));
    std::ranges::move(cleaned.notes, std::back_inserter(report.warnings));
    unread_dates.merge(cleaned.unread_dates);
    unknown_fields.merge(cleaned.unknown_fields);
    return {};
  });
  const auto work = [&](const Chunk& chunk, unsigned /*worker*/) {
    return in_order.put(chunk.number, clean_chunk(chunk, *boilerplate, options));
  };
  const auto done =
      process_chunks(found.dumps, options.reading, cleaned_chunk_bytes, options.jobs, work);
  if (!done) return pass(done);
  std::ranges::move(unread_dates.sentences(), std::back_inserter(report.warnings));
  report.unknown_fields = unknown_fields.counts();
  report.seconds = clock.seconds();
  return report;
}

}  // namespace dateline
