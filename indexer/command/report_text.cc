#include "indexer/command/report_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <map>

#include "common/support/counted.h"
#include "common/text/json_text.h"
#include "common/text/terminal_text.h"

namespace dateline {

namespace {

double megabytes_per_second(const RunReport& report) {
  return report.seconds > 0 ? megabytes(report.bytes) / report.seconds : 0;
}

// What changed since the last run: "3 new, 1 changed, 7 unchanged".
std::string changes_text(const RunReport& report) {
  if (report.files == 0 && report.refusals.empty()) return "no files found\n";
  const bool all_again = report.rebuilt && report.added < report.files;
  std::string text = fmt::format("{}{}{}: {} new", report.dry_run ? "dry run, " : "",
                                 counted(report.files, "file", "files"),
                                 all_again ? ", full rebuild" : "", report.added - report.moved);
  const auto add = [&](std::uint64_t count, std::string_view what) {
    if (count > 0) text += fmt::format(", {} {}", count, what);
  };
  add(report.changed, "changed");
  add(report.grown, "appended to");
  add(report.unchanged, "unchanged");
  add(report.moved, "moved");
  add(report.removed - report.moved, "removed");
  add(report.gone, "missing (releases kept)");
  return text + "\n";
}

std::string work_text(const RunReport& report) {
  return fmt::format("{}, {:.1f} MB in {:.2f} s ({:.1f} MB/s)\n",
                     counted(report.releases, "release", "releases"), megabytes(report.bytes),
                     report.seconds, megabytes_per_second(report));
}

std::string refusal_counts(const RunReport& report) {
  if (report.records_refused == 0) return "";
  std::string text = fmt::format("refused: {}\n", report.records_refused);
  for (const auto& [reason, count] : report.refused_by_reason) {
    text += fmt::format("  {:>6}  {}\n", count, terminal_text(reason));
  }
  return text;
}

// The most frequent names: "unknown fields: directorate (1311 releases), grade (20); find them with
// field:NAME".
std::string unknown_fields_text(const RunReport& report) {
  constexpr std::size_t most_names = 5;
  if (report.unknown_fields.empty()) return "";
  std::vector<std::pair<std::string, std::uint64_t>> fields(report.unknown_fields.begin(),
                                                            report.unknown_fields.end());
  std::ranges::stable_sort(fields, std::ranges::greater(),
                           [](const auto& field) { return field.second; });
  std::string text = "unknown fields: ";
  for (std::size_t i = 0; i < std::min(most_names, fields.size()); ++i) {
    text += fmt::format("{}{} ({})", i == 0 ? "" : ", ", terminal_text(fields[i].first),
                        i == 0 ? counted(fields[i].second, "release", "releases")
                               : std::to_string(fields[i].second));
  }
  if (fields.size() > most_names) text += fmt::format(", {} more", fields.size() - most_names);
  return text + "; find them with field:NAME\n";
}

nlohmann::ordered_json listed(const std::vector<Refusal>& refusals) {
  auto list = nlohmann::ordered_json::array();
  for (const Refusal& refusal : refusals) {
    nlohmann::ordered_json entry{{"file", refusal.file}, {"member", refusal.member}};
    if (!refusal.whole_file) entry["record"] = refusal.record;
    if (refusal.more > 0) entry["more"] = refusal.more;
    entry["reason"] = refusal.counted_reason();
    if (std::string found = refusal.found(); !found.empty()) entry["found"] = std::move(found);
    list.push_back(std::move(entry));
  }
  return list;
}

}  // namespace

std::string report_text(const RunReport& report) {
  std::string text = changes_text(report);
  if (report.dry_run) return text;
  text += work_text(report);
  if (report.index_bytes > 0) {
    text += fmt::format("index: {}, {:.1f} MB\n", counted(report.documents, "release", "releases"),
                        megabytes(report.index_bytes));
  }
  return text + unknown_fields_text(report) + refusal_counts(report);
}

std::string clean_report_text(const RunReport& report) {
  return counted(report.files, "file", "files") + "\n" + work_text(report) +
         unknown_fields_text(report) + refusal_counts(report);
}

std::string timings_text(const RunReport& report) {
  std::string text;
  for (const auto& [stage, seconds] : report.stages) {
    text += fmt::format("{:>10.2f} s  {}\n", seconds, stage);
  }
  return text;
}

std::string report_json(const RunReport& report, const std::string& archive) {
  nlohmann::ordered_json json;
  if (!archive.empty()) json["archive"] = archive;
  json["dry_run"] = report.dry_run;
  json["rebuilt"] = report.rebuilt;
  json["damage"] = report.damage;
  json["missing"] = report.missing;
  json["warnings"] = report.warnings;
  for (const ReportCount& count : report_counts) json[count.name] = report.*count.value;
  json["refused_by_reason"] = report.refused_by_reason;
  json["unknown_fields"] = report.unknown_fields;
  json["seconds"] = report.seconds;
  json["megabytes_per_second"] = megabytes_per_second(report);
  for (const auto& [stage, seconds] : report.stages) json["stages"][stage] = seconds;
  json["refusals"] = listed(report.refusals);
  return json_text(json, json_indent) + '\n';
}

std::string failure_json(const Error& error, const std::string& archive) {
  const nlohmann::ordered_json json{{"archive", archive}, {"error", error.message}};
  return json_text(json, json_indent) + '\n';
}

std::string refusals_json(const std::vector<Refusal>& refusals) {
  std::uint64_t count = 0;
  std::map<std::string, std::uint64_t> by_reason;
  for (const Refusal& refusal : refusals) {
    count += refusal.count();
    by_reason[refusal.counted_reason()] += refusal.count();
  }
  nlohmann::ordered_json json;
  json["refused"] = count;
  json["refused_by_reason"] = by_reason;
  json["refusals"] = listed(refusals);
  return json_text(json, json_indent) + '\n';
}

std::vector<std::string> refusal_lines(const RunReport& report) {
  constexpr std::uint64_t most_of_reason = 3;
  std::vector<std::string> lines;
  struct Shown {
    std::uint64_t lines = 0;
    std::uint64_t refusals = 0;
  };
  std::map<std::string, Shown> shown;
  for (const Refusal& refusal : report.refusals) {
    Shown& of_reason = shown[refusal.counted_reason()];
    if (of_reason.lines == most_of_reason) continue;
    ++of_reason.lines;
    of_reason.refusals += refusal.count();
    lines.push_back("refused: " + refusal_text(refusal));
  }
  for (const auto& [reason, count] : report.refused_by_reason) {
    const std::uint64_t more = count - shown[reason].refusals;
    if (more > 0) lines.push_back(fmt::format("refused: {} more: {}", more, reason));
  }
  return lines;
}

std::string refusal_text(const Refusal& refusal) {
  std::string text = refusal.file;
  if (!refusal.member.empty()) text += ":" + refusal.member;
  if (!refusal.whole_file) text += fmt::format(" record {}", refusal.record);
  if (refusal.more > 0) text += fmt::format(" and {} more", refusal.more);
  return terminal_text(text + ": " + refusal.reason);
}

}  // namespace dateline
