#pragma once

#include <string>

#include "query/bench/bench.h"

namespace dateline {

/// A readable table: the total, its stages, and each query.
std::string bench_text(const BenchReport& report);

/// The same as a JSON object: {"repeat", "unit": "ms", "latency", "stages": {name: latency},
/// "queries": [{"query", "count", "latency"}]}, where a latency is {"p50", "p90", "p99", "mean"}.
std::string bench_json(const BenchReport& report);

}  // namespace dateline
