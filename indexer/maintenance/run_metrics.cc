#include "indexer/maintenance/run_metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

namespace dateline {
namespace {

// A label's value, quoted: backslash, quote and newline are escaped.
std::string label_value(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\\' || c == '"') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + '"';
}

bool all_done(const RunEntry& run) {
  return run.exit_code == ExitCode::success || run.exit_code == ExitCode::refusals;
}

}  // namespace

std::string metrics_text(const std::vector<IndexRuns>& indexes) {
  // The samples of a metric must be adjacent.
  std::vector<std::string> headings;
  std::map<std::string, std::string> samples;
  for (const auto& [directory, runs] : indexes) {
    if (runs.empty()) continue;
    const auto add = [&, index = label_value(directory.path().string())](
                         std::string_view name, std::string_view help, auto value) {
      const std::string heading =
          fmt::format("# HELP dateline_{0} {1}\n# TYPE dateline_{0} gauge\n", name, help);
      const auto [found, is_new] = samples.try_emplace(heading);
      if (is_new) headings.push_back(heading);
      found->second += fmt::format("dateline_{}{{index={}}} {}\n", name, index, value);
    };
    const RunEntry& last = runs.back();
    add("last_run_timestamp_seconds", "Start time of the last run.",
        last.began.time_since_epoch().count());
    add("last_run_seconds", "Duration of the last run.", last.seconds);
    add("last_run_exit_code", "Exit code of the last run; 0 and 6 mean success.",
        static_cast<int>(last.exit_code));
    const auto done = std::find_if(runs.rbegin(), runs.rend(), all_done);
    if (done == runs.rend()) continue;
    add("last_success_timestamp_seconds", "Start time of the last successful run.",
        done->began.time_since_epoch().count());
    for (const ReportCount& count : report_counts) {
      add(fmt::format("last_success_{}", count.name), count.help, done->report.*count.value);
    }
  }
  std::string text;
  for (const std::string& heading : headings) text += heading + samples[heading];
  return text;
}

}  // namespace dateline
