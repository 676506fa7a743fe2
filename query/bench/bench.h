#pragma once

#include <string>
#include <vector>

#include "common/support/result.h"
#include "query/search/query_batch.h"
#include "query/search/session.h"
#include "query/search/stage_times.h"

namespace dateline {

/// Percentiles of latencies in milliseconds, by nearest rank.
struct Latency {
  double p50 = 0;
  double p90 = 0;
  double p99 = 0;
  double mean = 0;
};

/// The latency of values in seconds; all zeros where there are none.
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

/// Asks every query of the batch `repeat` times inside this process, one after the other, round by
/// round, as `request` says and with what a person sees: the results as text for a terminal are
/// made, too, and thrown away. A first round is not counted, so that caches are warm.
Result<BenchReport> run_bench(Session& session, SearchRequest request,
                              const std::vector<BatchQuery>& batch, std::size_t repeat);

}  // namespace dateline
