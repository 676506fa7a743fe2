#include "indexer/command/report_text.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace dateline {
namespace {

constexpr double mega = 1e6;

double megabytes_per_second(const RunReport& report) {
  return report.seconds > 0 ? static_cast<double>(report.bytes) / mega / report.seconds : 0;
}

}  // namespace

std::string report_text(const RunReport& report) {
  std::string text =
      fmt::format("{} releases from {} files, {:.1f} MB in {:.2f} s ({:.1f} MB/s)\n",
                  report.releases, report.files, static_cast<double>(report.bytes) / mega,
                  report.seconds, megabytes_per_second(report));
  if (report.index_bytes > 0) {
    text += fmt::format("index: {} releases, {:.1f} MB\n", report.documents,
                        static_cast<double>(report.index_bytes) / mega);
  }
  if (report.records_refused > 0) {
    text += fmt::format("refused: {}\n", report.records_refused);
    for (const auto& [reason, count] : report.refused_by_reason) {
      text += fmt::format("  {:>6}  {}\n", count, reason);
    }
  }
  return text;
}

std::string report_json(const RunReport& report) {
  nlohmann::ordered_json json;
  json["files"] = report.files;
  json["releases"] = report.releases;
  json["refused"] = report.records_refused;
  json["refused_by_reason"] = report.refused_by_reason;
  json["bytes"] = report.bytes;
  json["seconds"] = report.seconds;
  json["megabytes_per_second"] = megabytes_per_second(report);
  json["documents"] = report.documents;
  json["index_bytes"] = report.index_bytes;
  auto refusals = nlohmann::ordered_json::array();
  for (const Refusal& refusal : report.refusals) {
    nlohmann::ordered_json entry{{"file", refusal.file}, {"member", refusal.member}};
    if (!refusal.whole_file) entry["record"] = refusal.record;
    entry["reason"] = refusal.reason;
    refusals.push_back(std::move(entry));
  }
  json["refusals"] = std::move(refusals);
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string refusal_text(const Refusal& refusal) {
  std::string text = refusal.file;
  if (!refusal.member.empty()) text += ":" + refusal.member;
  if (!refusal.whole_file) text += fmt::format(" record {}", refusal.record);
  return text + ": " + refusal.reason;
}

}  // namespace dateline
