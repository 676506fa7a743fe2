#pragma once

#include <string>
#include <vector>

#include "common/support/result.h"
#include "query/search/batch.h"
#include "query/search/search_result.h"
#include "query/search/session.h"

namespace dateline {

/// Percentiles of latencies in milliseconds, by nearest rank.
struct Latency {
  double p50 = 0;
  double p90 = 0;
  double p99 = 0;
  double mean = 0;
};

/// The latency of values in seconds; all zeros if there are none.
Latency latency_of(std::vector<double> seconds);

struct QueryLatency {
  std::string query;
  std::size_t count = 0;  ///< releases found
  Latency latency;
};

struct BenchReport {
  std::size_t repeat = 0;
  Latency latency;                                 ///< of all runs of all queries
  std::array<Latency, stage_names.size()> stages;  ///< of the same runs, stage by stage
  std::vector<QueryLatency> queries;
};

/// Runs every query of the batch `repeat` times in this process, sequentially and round by round,
/// with the options of `request`. Results are also rendered as text and discarded, so that the
/// times include everything a user waits for. A first round warms the caches and is not counted.
Result<BenchReport> run_bench(Session& session, SearchRequest request,
                              const std::vector<BatchQuery>& batch, std::size_t repeat);

/// A readable table: the total, its stages, and each query.
std::string bench_text(const BenchReport& report);

/// The same as a JSON object: {"repeat", "unit": "ms", "latency", "stages": {name: latency},
/// "queries": [{"query", "count", "latency"}]}, where a latency is {"p50", "p90", "p99", "mean"}.
std::string bench_json(const BenchReport& report);

}  // namespace dateline
