#include "query/bench/bench_text.h"

#include <fmt/format.h>

#include "query/render/json_values.h"
#include "query/render/terminal_text.h"

namespace dateline {
namespace {

std::string row(std::string_view name, const Latency& latency) {
  return fmt::format("{:>9.3f} {:>9.3f} {:>9.3f} {:>9.3f}  {}\n", latency.p50, latency.p90,
                     latency.p99, latency.mean, name);
}

Json latency_json(const Latency& latency) {
  return {{"p50", latency.p50}, {"p90", latency.p90}, {"p99", latency.p99}, {"mean", latency.mean}};
}

}  // namespace

std::string bench_text(const BenchReport& report) {
  std::string text = fmt::format("{} queries, {} runs each; times in milliseconds\n\n",
                                 report.queries.size(), report.repeat);
  text += fmt::format("{:>9} {:>9} {:>9} {:>9}\n", "p50", "p90", "p99", "mean");
  text += row("everything", report.latency);
  for (std::size_t i = 0; i < stage_names.size(); ++i) {
    text += row(fmt::format("  {}", stage_names[i]), report.stages[i]);
  }
  text += '\n';
  for (const QueryLatency& query : report.queries) {
    text +=
        row(fmt::format("{} ({} found)", terminal_text(query.query), query.count), query.latency);
  }
  return text;
}

std::string bench_json(const BenchReport& report) {
  Json json;
  json["repeat"] = report.repeat;
  json["unit"] = "ms";
  json["latency"] = latency_json(report.latency);
  for (std::size_t i = 0; i < stage_names.size(); ++i) {
    json["stages"][std::string(stage_names[i])] = latency_json(report.stages[i]);
  }
  json["queries"] = Json::array();
  for (const QueryLatency& query : report.queries) {
    json["queries"].push_back(
        {{"query", query.query}, {"count", query.count}, {"latency", latency_json(query.latency)}});
  }
  return to_text(json) + '\n';
}

}  // namespace dateline
