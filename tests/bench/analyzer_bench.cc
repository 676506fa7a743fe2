#include "common/text/analyzer.h"

#include <benchmark/benchmark.h>

#include "common/text/tokenizer.h"
#include "tests/bench/synthetic_text.h"

namespace {

using namespace dateline;

const std::string& text() {
  static const std::string text = bench::synthetic_text(200'000, 1);
  return text;
}

void tokenize(benchmark::State& state) {
  for (auto _ : state) {
    Tokenizer tokenizer(text());
    Token token;
    while (tokenizer.next(token)) benchmark::DoNotOptimize(token);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text().size()));
}
BENCHMARK(tokenize);

void analyse(benchmark::State& state) {
  Vocabulary vocabulary;
  Analyzer analyzer(vocabulary);
  std::vector<Posting> postings;
  for (auto _ : state) {
    postings.clear();
    analyzer.add_text(text(), "", 1, default_language, postings);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text().size()));
}
BENCHMARK(analyse);

}  // namespace
