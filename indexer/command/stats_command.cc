#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "common/cli/arguments.h"
#include "common/support/counted.h"
#include "common/support/standard_output.h"
#include "common/text/json_text.h"
#include "common/text/terminal_text.h"
#include "indexer/command/commands.h"
#include "indexer/command/report_text.h"
#include "indexer/command/run_options.h"
#include "indexer/statistics/archive_statistics.h"

namespace dateline {
namespace {

/// How much of each list to print.
struct Lengths {
  std::size_t lines = 3;
  std::size_t long_lines = 6;  ///< of sources and years
  std::size_t days = 4;
  bool tables = false;
};

constexpr std::size_t everything = std::numeric_limits<std::size_t>::max();
constexpr Lengths whole_lists{everything, everything, everything, true};

double ratio(std::uint64_t a, std::uint64_t b) {
  return b == 0 ? 0 : static_cast<double>(a) / static_cast<double>(b);
}

std::string cut_note(std::size_t size, std::size_t shown) {
  return size > shown ? fmt::format("            {} more\n", size - shown) : "";
}

// Sorted by descending count, or by name, of which the last are shown.
std::string counts_text(std::string_view heading, const CountsByName& counts, bool by_name,
                        std::size_t most) {
  if (counts.empty()) return "";
  std::vector<std::pair<std::string, std::uint64_t>> sorted(counts.begin(), counts.end());
  if (!by_name) {
    std::ranges::stable_sort(sorted, std::greater<>(),
                             [](const auto& entry) { return entry.second; });
  }
  const std::size_t shown = std::min(sorted.size(), most);
  const std::size_t first = by_name ? sorted.size() - shown : 0;
  std::string text = fmt::format("{}\n", heading);
  if (by_name) text += cut_note(sorted.size(), shown);
  for (std::size_t i = first; i < first + shown; ++i) {
    const auto& [name, count] = sorted[i];
    text += fmt::format("  {:>8}  {}\n", count, name.empty() ? "(none)" : terminal_text(name));
  }
  return by_name ? text : text + cut_note(sorted.size(), shown);
}

// Of the sources with the most such days.
std::string silence_text(const ArchiveStatistics& statistics, const Lengths& lengths) {
  if (statistics.silent_days.empty()) return "";
  std::vector<std::pair<std::string, std::vector<Date>>> sources(statistics.silent_days.begin(),
                                                                 statistics.silent_days.end());
  std::ranges::stable_sort(sources, std::greater<>(),
                           [](const auto& source) { return source.second.size(); });
  std::string text = "days on which a usually active source published nothing\n";
  for (std::size_t i = 0; i < std::min(sources.size(), lengths.lines); ++i) {
    const auto& [source, days] = sources[i];
    std::vector<std::string> shown;
    for (std::size_t day = days.size() - std::min(days.size(), lengths.days); day < days.size();
         ++day) {
      shown.push_back(days[day].iso());
    }
    text += fmt::format("  {:>8}  {}: {}{}\n", days.size(), terminal_text(source),
                        days.size() > shown.size() ? "latest: " : "", fmt::join(shown, " "));
  }
  return text + cut_note(sources.size(), lengths.lines);
}

std::string suspicion_text(const std::vector<SuspiciousDate>& dates, std::size_t most) {
  if (dates.empty()) return "";
  std::string text = fmt::format("suspicious dates: {}\n", dates.size());
  for (std::size_t i = 0; i < std::min(dates.size(), most); ++i) {
    text += fmt::format("  {}  {} ({})\n", dates[i].date.iso(), terminal_text(dates[i].file),
                        dates[i].why);
  }
  return text + cut_note(dates.size(), most);
}

/// Statistics as text.
std::string statistics_text(const ArchiveStatistics& statistics, const Lengths& lengths) {
  std::string text =
      fmt::format("{} from {}, {} undated, {} approximate, {}\n",
                  counted(statistics.releases, "release", "releases"),
                  counted(statistics.dumps, "dump", "dumps"), statistics.undated,
                  statistics.approximate, counted(statistics.copies, "copy", "copies"));
  text += counts_text("by source", statistics.by_source, false, lengths.long_lines);
  CountsByName by_year = statistics.by_year;
  if (statistics.undated > 0) by_year["(undated)"] = statistics.undated;
  text += counts_text("by year", by_year, true, lengths.long_lines);
  text += counts_text("by language", statistics.by_language, false, lengths.lines);
  text += counts_text("by form", statistics.by_form, false, lengths.lines);
  text += counts_text("refused", statistics.refused_by_reason, false, lengths.lines);
  text += silence_text(statistics, lengths);
  text += suspicion_text(statistics.suspicious_dates, lengths.lines);
  text += fmt::format(
      "index: {:.1f} MB, {:.0f} bytes per release; stored text compressed {:.1f} to 1; {}\n",
      megabytes(statistics.index_bytes), ratio(statistics.index_bytes, statistics.releases),
      ratio(statistics.unpacked_bytes, statistics.stored_bytes),
      statistics.words ? "exact words" : "stems only");
  if (!lengths.tables) return text;
  for (const auto& [name, bytes] : statistics.tables) {
    text += fmt::format("  {:>8.1f} MB {:>6.0f} bytes per release  {}\n", megabytes(bytes),
                        ratio(bytes, statistics.releases), name);
  }
  return text;
}

/// All of them as one JSON object.
std::string statistics_json(const ArchiveStatistics& statistics) {
  nlohmann::ordered_json json;
  json["releases"] = statistics.releases;
  json["dumps"] = statistics.dumps;
  json["undated"] = statistics.undated;
  json["approximate"] = statistics.approximate;
  json["copies"] = statistics.copies;
  json["by_source"] = statistics.by_source;
  json["by_year"] = statistics.by_year;
  json["by_language"] = statistics.by_language;
  json["by_form"] = statistics.by_form;
  json["refused_by_reason"] = statistics.refused_by_reason;
  json["silent_days"] = nlohmann::ordered_json::object();
  for (const auto& [source, days] : statistics.silent_days) {
    for (const Date day : days) json["silent_days"][source].push_back(day.iso());
  }
  json["suspicious_dates"] = nlohmann::ordered_json::array();
  for (const SuspiciousDate& date : statistics.suspicious_dates) {
    json["suspicious_dates"].push_back({{"id", date.id},
                                        {"file", date.file},
                                        {"source", date.source},
                                        {"date", date.date.iso()},
                                        {"why", date.why}});
  }
  json["exact_words"] = statistics.words;
  json["index_bytes"] = statistics.index_bytes;
  json["bytes_per_release"] = ratio(statistics.index_bytes, statistics.releases);
  for (const auto& [name, bytes] : statistics.tables) json["tables"][name] = bytes;
  json["stored_bytes"] = statistics.stored_bytes;
  json["unpacked_bytes"] = statistics.unpacked_bytes;
  json["zstd_ratio"] = ratio(statistics.unpacked_bytes, statistics.stored_bytes);
  return json_text(json, json_indent) + '\n';
}

constexpr std::array stats_option_table{
    shared_option::db,
    shared_option::archive,
    shared_option::json,
    Option{.name = "all",
           .help = "Print whole lists, which may be long, and the sizes of the tables.",
           .topic = topic::output},
};

constexpr std::array stats_examples{
    Example{"dateline-indexer stats --json | jq .silent_days", "list days that may be missing"},
};

Result<ExitCode> run_stats_command(const Arguments& arguments) {
  const auto snapshot = open_index(arguments);
  if (!snapshot) return pass(snapshot);
  const Date today(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
  const auto statistics = gather_statistics(*snapshot, today);
  if (!statistics) return pass(statistics);
  if (arguments.flag("json")) return finish_with(statistics_json(*statistics));
  return finish_with(statistics_text(*statistics, arguments.flag("all") ? whole_lists : Lengths{}));
}

}  // namespace

constinit const Command stats_command{
    .name = "stats",
    .summary = "summarise the archive and point out oddities",
    .description =
        "Counts releases by source, year, language and form, as well as copies, refusals, "
        "undated releases and approximate dates. Lists suspicious dates and the days on which a "
        "usually active source published nothing, and shows the size of the index. Lists are cut "
        "to fit a screen; --all prints them whole.",
    .options = stats_option_table,
    .examples = stats_examples,
    .run = run_stats_command};

}  // namespace dateline
