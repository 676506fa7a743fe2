#include "indexer/maintenance/run_metrics.h"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

RunEntry ended_run(unsigned seconds, ExitCode code) {
  RunEntry run;
  run.began += std::chrono::seconds(seconds);
  run.exit_code = code;
  run.report.documents = seconds;
  return run;
}

}  // namespace

TEST_CASE("metrics describe the last run and the last successful one") {
  const IndexDirectory directory("/srv/\"news\".db");
  CHECK(metrics_text({{directory, {}}}).empty());
  const std::string text = metrics_text(
      {{directory, {ended_run(1000, ExitCode::refusals), ended_run(2000, ExitCode::failure)}},
       {IndexDirectory("/srv/wires.db"), {ended_run(1500, ExitCode::success)}}});
  const auto has = [&](const std::string& line) {
    INFO(line);
    CHECK(text.find(line + "\n") != std::string::npos);
  };
  has(R"(dateline_last_run_timestamp_seconds{index="/srv/\"news\".db"} 2000)");
  has(R"(dateline_last_run_exit_code{index="/srv/\"news\".db"} 2)");
  has(R"(dateline_last_success_timestamp_seconds{index="/srv/\"news\".db"} 1000)");
  has(R"(dateline_last_success_documents{index="/srv/\"news\".db"} 1000)");
  // The samples of two indexes in one file are grouped under one heading.
  has("# TYPE dateline_last_run_exit_code gauge\n"
      R"(dateline_last_run_exit_code{index="/srv/\"news\".db"} 2)"
      "\n"
      R"(dateline_last_run_exit_code{index="/srv/wires.db"} 0)");
}
