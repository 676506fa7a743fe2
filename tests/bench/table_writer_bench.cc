#include "indexer/segment/glass/table_writer.h"

#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>

#include "common/glass/pack.h"

namespace {

using namespace dateline;

// Entries like those of chunks of postings: a term, a document, a few bytes.
void write_table(benchmark::State& state) {
  constexpr std::uint32_t entries = 200'000;
  const auto path = std::filesystem::temp_directory_path() / "dateline-table-bench.glass";
  for (auto _ : state) {
    auto table = glass::TableWriter::create(path);
    if (!table) {
      state.SkipWithError("the table cannot be created");
      return;
    }
    std::string key;
    for (std::uint32_t i = 0; i < entries; ++i) {
      key = "term";
      glass::append_sortable(key, i);
      table->add(key, "tag");
    }
    if (!table->finish()) state.SkipWithError("the table cannot be written");
  }
  std::filesystem::remove(path);
  state.SetItemsProcessed(state.iterations() * std::int64_t{entries});
}
BENCHMARK(write_table);

}  // namespace
