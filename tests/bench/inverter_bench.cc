#include "indexer/segment/bulk/inverter.h"

#include <benchmark/benchmark.h>

#include "indexer/document/posting_groups.h"
#include "tests/bench/synthetic_text.h"

namespace {

using namespace dateline;

void invert(benchmark::State& state) {
  constexpr unsigned documents = 500;
  Vocabulary vocabulary;
  Analyzer analyzer(vocabulary);
  PostingGroups groups;
  std::vector<std::vector<Posting>> postings(documents);
  std::size_t count = 0;
  for (unsigned i = 0; i < documents; ++i) {
    std::vector<Posting> words;
    analyzer.add_text(bench::synthetic_text(500, i), "", 1, default_language, words);
    groups.group(words, vocabulary.size(), postings[i]);
    count += postings[i].size();
  }
  Inverter inverter(vocabulary);
  for (auto _ : state) {
    inverter.clear();
    for (const auto& document : postings) {
      if (!inverter.add(document)) state.SkipWithError("a document was refused");
    }
    benchmark::DoNotOptimize(inverter.finish());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(count));
}
BENCHMARK(invert);

}  // namespace
