#include "indexer/maintenance/run_log.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <optional>
#include <string_view>

#include "common/database/generation_files.h"
#include "common/support/file.h"
#include "common/text/json_text.h"
#include "common/text/take_until.h"

namespace dateline {
namespace {

constexpr std::size_t most_runs = 100;
constexpr std::uint64_t longest_log = std::uint64_t{1} << 26;  // bytes

// The log may be from somebody else: numbers beyond these are cut to them.
constexpr double exact_in_double = 9007199254740992;
constexpr double end_of_9999 = 253402300799;  // seconds since 1970-01-01 UTC
constexpr double greatest_exit_code = 255;

std::filesystem::path log_path(const IndexDirectory& directory) {
  return directory.path() / "runs";
}

std::optional<RunEntry> parse_run(std::string_view line) {
  const auto json = nlohmann::json::parse(line, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  const auto number = [&](const char* key, double greatest = exact_in_double) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_number()) return 0.0;
    return std::clamp(found->get<double>(), 0.0, greatest);
  };
  const auto text = [&](const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  RunEntry run;
  run.began = std::chrono::sys_seconds(
      std::chrono::seconds(static_cast<std::int64_t>(number("began_seconds", end_of_9999))));
  run.seconds = number("seconds");
  run.command = text("command");
  run.exit_code = static_cast<ExitCode>(static_cast<int>(number("exit_code", greatest_exit_code)));
  run.error = text("error");
  for (const ReportCount& count : report_counts) {
    run.report.*count.value = static_cast<std::uint64_t>(number(count.name));
  }
  return run;
}

}  // namespace

std::string run_json(const RunEntry& run) {
  nlohmann::ordered_json json;
  json["began"] = fmt::format("{:%Y-%m-%dT%H:%M:%S}Z",
                              fmt::gmtime(std::time_t{run.began.time_since_epoch().count()}));
  json["began_seconds"] = run.began.time_since_epoch().count();
  json["seconds"] = run.seconds;
  json["command"] = run.command;
  json["exit_code"] = static_cast<int>(run.exit_code);
  if (!run.error.empty()) json["error"] = run.error;
  for (const ReportCount& count : report_counts) json[count.name] = run.report.*count.value;
  return json_text(json);
}

double RunClock::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
}

RunEntry RunClock::entry(std::string command, const Result<RunReport>& report) const {
  RunEntry run;
  run.began = began_;
  run.seconds = seconds();
  run.command = std::move(command);
  if (report) {
    run.report = *report;
    run.exit_code = report->exit_code();
  } else {
    run.exit_code = exit_code_for(report.error().kind);
    run.error = report.error().message;
  }
  return run;
}

Result<void> record_run(const IndexDirectory& directory, const RunEntry& run) {
  auto runs = read_runs(directory);
  if (!runs) runs.emplace();
  runs->push_back(run);
  std::string content;
  for (std::size_t i = runs->size() - std::min(runs->size(), most_runs); i < runs->size(); ++i) {
    content += run_json((*runs)[i]) + "\n";
  }
  return replace_file(log_path(directory), content);
}

Result<std::vector<RunEntry>> read_runs(const IndexDirectory& directory) {
  std::vector<RunEntry> runs;
  std::error_code code;
  if (!std::filesystem::exists(log_path(directory), code)) {
    const auto live = directory.live();
    if (!live && live.error().kind == ErrorKind::index_missing) {
      return pass(live);
    }
    return runs;
  }
  const auto content = read_index_file(log_path(directory), longest_log);
  if (!content) return pass(content);
  std::string_view rest = *content;
  while (!rest.empty()) {
    if (auto run = parse_run(take_until(rest, '\n'))) runs.push_back(std::move(*run));
  }
  return runs;
}

}  // namespace dateline
