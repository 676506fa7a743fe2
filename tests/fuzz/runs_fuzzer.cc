#include "indexer/maintenance/run_log.h"
#include "indexer/maintenance/run_metrics.h"
#include "tests/fuzz/fuzz_input.h"

// The log of runs, as `stats` shows it and the next run writes it again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const IndexDirectory directory(test::folder_with("runs", test::text_of(data, size)));
  const auto runs = read_runs(directory);
  if (!runs) return 0;
  static_cast<void>(metrics_text({{directory, *runs}}));
  std::string written;
  for (const RunEntry& run : *runs) written += run_json(run) + "\n";
  test::folder_with("runs", written);
  const auto again = read_runs(directory);
  test::require(again && again->size() == runs->size());
  return 0;
}
