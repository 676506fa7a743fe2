#include "indexer/pipeline/survey.h"

#include <xxhash.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace dateline;

namespace {

std::vector<Dump> make_dumps(std::size_t count) {
  std::vector<Dump> dumps;
  for (std::size_t i = 0; i < count; ++i) dumps.push_back({std::to_string(i), i % 7, 1, 1});
  return dumps;
}

std::vector<std::string> paths_of(const DumpSample& sample) {
  std::vector<std::string> paths;
  for (const SampledDump& sampled : sample) paths.push_back(sampled.dump.path);
  return paths;
}

// All dumps by digest, as many as are needed.
std::vector<std::string> expected(const std::vector<Dump>& dumps, std::uint64_t bytes,
                                  std::size_t count) {
  std::vector<std::pair<std::uint64_t, Dump>> sorted;
  sorted.reserve(dumps.size());
  for (const Dump& dump : dumps) {
    sorted.emplace_back(XXH3_64bits(dump.path.data(), dump.path.size()), dump);
  }
  std::sort(sorted.begin(), sorted.end(),
            [](const auto& left, const auto& right) { return left.first < right.first; });
  std::vector<std::string> paths;
  std::uint64_t taken = 0;
  for (const auto& [digest, dump] : sorted) {
    if (taken >= bytes || paths.size() >= count) break;
    paths.push_back(dump.path);
    taken += dump.size;
  }
  return paths;
}

}  // namespace

TEST_CASE("a sample is the dumps with the smallest digests, in any input order") {
  std::vector<Dump> dumps = make_dumps(500);
  std::mt19937 random(5);
  for (const auto& [bytes, count] : std::vector<std::pair<std::uint64_t, std::size_t>>{
           {100, 1000}, {UINT64_MAX, 40}, {100, 20}, {1'000'000, 1000}, {1, 1}}) {
    std::shuffle(dumps.begin(), dumps.end(), random);
    DumpSample sample(bytes, count);
    for (const Dump& dump : dumps) sample.add(dump);
    sample.add(dumps.front());
    CHECK(paths_of(sample) == expected(dumps, bytes, count));
  }
}
