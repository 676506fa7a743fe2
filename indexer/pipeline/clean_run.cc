#include "indexer/pipeline/clean_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "common/database/snapshot.h"
#include "common/release/release.h"
#include "common/schema/keyword.h"
#include "common/text/json_text.h"
#include "indexer/pipeline/chunk.h"
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

nlohmann::ordered_json json_of(const Release& release) {
  nlohmann::ordered_json json;
  const auto text_or_null = [](const std::string& text) {
    return text.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(text);
  };
  json["id"] = release.id;
  json["file"] = release.origin.file;
  json["member"] = text_or_null(release.origin.member);
  json["record"] = release.origin.record;
  json["form"] = release.form;
  json["title"] = release.title;
  json["date"] = release.date ? nlohmann::ordered_json(release.date->iso()) : nullptr;
  json["date_grade"] = to_string(release.date_grade());
  json["date_source"] = to_string(release.date_source);
  json["time"] = text_or_null(release.time);
  json["embargo"] = text_or_null(release.embargo);
  json["source"] = text_or_null(release.source);
  json["issuer"] = text_or_null(release.issuer);
  json["place"] = text_or_null(release.place);
  json["channels"] = release.channels;
  json["tickers"] = release.tickers;
  json["fields"] = release.fields;
  json["language"] = text_or_null(release.language);
  json["url"] = text_or_null(release.url);
  json["body"] = release.body;
  auto zones = nlohmann::ordered_json::array();
  for (const ZoneSpan& span : release.zones) {
    zones.push_back({{"zone", to_string(span.zone)}, {"begin", span.begin}, {"end", span.end}});
  }
  json["zones"] = std::move(zones);
  return json;
}

std::string line_of(const nlohmann::ordered_json& json) {
  return json_text(json) + '\n';
}

/// The line before a release in a bulk request. The name is made of the place of the release and
/// its id, so a request that is sent again replaces what it sent before.
std::string bulk_action(const Release& release) {
  const Origin& origin = release.origin;
  const std::string place =
      fmt::format("{}\n{}\n{}\n{}", origin.file, origin.member, origin.record, release.id);
  return fmt::format(R"({{"index":{{"_id":"{:016x}"}}}})", exact_number(place)) + '\n';
}

/// A record that is no release, as a line of JSON.
nlohmann::ordered_json refused_to_json(const Record& record, const RecordOutcome& outcome) {
  nlohmann::ordered_json json;
  json["file"] = record.origin.file;
  json["record"] = record.origin.record;
  const Refusal refusal = outcome.refusals.empty() ? Refusal() : outcome.refusals.back();
  json["refused"] = refusal.counted_reason();
  if (std::string found = refusal.found(); !found.empty()) json["found"] = std::move(found);
  return json;
}

/// Cleans a record and writes the line for it, with the explanation.
RecordOutcome explain_record(const Record& record, const BoilerplateModel& boilerplate,
                             std::string& lines) {
  Explanation explanation;
  Record explained = record;
  explained.explanation = &explanation;
  RecordOutcome read = read_release(explained, boilerplate);
  auto json = read.release ? json_of(*read.release) : refused_to_json(record, read);
  json["explanation"] = {{"dates", explanation.dates}, {"text", explanation.text}};
  lines += line_of(json);
  return read;
}

Cleaned clean_chunk(const Chunk& chunk, const BoilerplateModel& boilerplate,
                    const CleanOptions& options) {
  Cleaned cleaned;
  cleaned.bytes = chunk.bytes;
  cleaned.refusals = chunk.refusals;
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
    if (options.format == CleanFormat::bulk) cleaned.lines += bulk_action(*read.release);
    if (!options.explain) cleaned.lines += line_of(json_of(*read.release));
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
