#include "indexer/maintenance/metrics.h"

#include <fmt/format.h>

#include <algorithm>
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

std::string metrics_text(const IndexDirectory& directory, const std::vector<RunEntry>& runs) {
  if (runs.empty()) return {};
  const std::string index = label_value(directory.path().string());
  std::string text;
  const auto add = [&](std::string_view name, std::string_view help, auto value) {
    text += fmt::format(
        "# HELP dateline_{0} {1}\n# TYPE dateline_{0} "
        "gauge\ndateline_{0}{{index={2}}} {3}\n",
        name, help, index, value);
  };
  const RunEntry& last = runs.back();
  add("last_run_timestamp_seconds", "When the last run began.",
      last.began.time_since_epoch().count());
  add("last_run_seconds", "How long the last run took.", last.seconds);
  add("last_run_exit_code", "How the last run ended; 0 and 6 are good.",
      static_cast<int>(last.exit_code));
  const auto done = std::find_if(runs.rbegin(), runs.rend(), all_done);
  if (done != runs.rend()) {
    add("last_success_timestamp_seconds", "When the last run began that ended well.",
        done->began.time_since_epoch().count());
    for (const ReportCount& count : report_counts) {
      add(fmt::format("last_success_{}", count.name), count.help, done->report.*count.value);
    }
  }
  return text;
}

}  // namespace dateline
