#include "query/bench/bench.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "common/support/counted.h"
#include "common/text/json_text.h"
#include "common/text/terminal_text.h"
#include "query/render/json_renderer.h"
#include "query/render/renderer.h"

namespace dateline {
namespace {

constexpr double milliseconds = 1000;

/// The times of every run of every query, by stage and in total.
struct Runs {
  std::array<std::vector<double>, stage_names.size()> stages;
  std::vector<double> wholes;
  std::vector<std::vector<double>> by_query;

  void add(std::size_t query, const StageTimes& times) {
    for (std::size_t i = 0; i < stages.size(); ++i) stages[i].push_back(times.seconds[i]);
    wholes.push_back(times.total());
    by_query[query].push_back(times.total());
  }
};

}  // namespace

Latency latency_of(std::vector<double> seconds) {
  if (seconds.empty()) return {};
  std::sort(seconds.begin(), seconds.end());
  const auto size = static_cast<double>(seconds.size());
  const auto percentile = [&](double share) {
    const double rank = std::max(1.0, std::ceil(share * size));
    return seconds[static_cast<std::size_t>(rank) - 1] * milliseconds;
  };
  const double sum = std::accumulate(seconds.begin(), seconds.end(), 0.0);
  return {percentile(0.5), percentile(0.9), percentile(0.99), sum / size * milliseconds};
}

Result<BenchReport> run_bench(Session& session, SearchRequest request,
                              const std::vector<BatchQuery>& batch, std::size_t repeat) {
  BenchReport report;
  report.repeat = repeat;
  Runs runs;
  runs.by_query.resize(batch.size());
  const auto renderer = make_renderer("text", {.colour = true});
  std::string text;
  for (std::size_t round = 0; round <= repeat; ++round) {
    for (std::size_t i = 0; i < batch.size(); ++i) {
      request.text = batch[i].words;
      auto result = session.search(request);
      if (!result) return pass(result);
      StageClock clock(result->times);
      text.clear();
      renderer->result(*result, text);
      clock.end(Stage::render);
      if (round == 0) {
        report.queries.push_back({request.text, result->count, {}});
      } else {
        runs.add(i, result->times);
      }
    }
  }
  report.latency = latency_of(std::move(runs.wholes));
  for (std::size_t i = 0; i < runs.stages.size(); ++i) {
    report.stages[i] = latency_of(std::move(runs.stages[i]));
  }
  for (std::size_t i = 0; i < batch.size(); ++i) {
    report.queries[i].latency = latency_of(std::move(runs.by_query[i]));
  }
  return report;
}

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
  std::string text = fmt::format("{}, {} each; times in milliseconds\n\n",
                                 counted(report.queries.size(), "query", "queries"),
                                 counted(report.repeat, "run", "runs"));
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
  return json_text(json) + '\n';
}

}  // namespace dateline
