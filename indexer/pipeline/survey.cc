#include "indexer/pipeline/survey.h"

#include "common/database/guard.h"
#include "common/release/compression.h"
#include "common/release/stored_release.h"
#include "common/support/stop_signal.h"
#include "indexer/pipeline/dump_sample.h"
#include "indexer/pipeline/learn_boilerplate.h"
#include "indexer/pipeline/map_chunks.h"
#include "indexer/pipeline/read_release.h"

namespace dateline {
namespace {

constexpr std::uint64_t trained_bytes = std::uint64_t{12} << 20;  // of dumps, to train on
constexpr std::size_t most_samples = 4000;
constexpr std::size_t longest_sample = std::size_t{64} << 10;
constexpr std::size_t trained_chunk_bytes = std::size_t{1} << 20;

DumpList sample_to_train_on(const DumpList& dumps) {
  DumpSample sample(trained_bytes, dumps.size());
  for (const Dump& dump : dumps) sample.add(dump);
  DumpList list;
  for (const SampledDump& sampled : sample) list.add(sampled.dump);
  return list;
}

using Samples = std::vector<std::string>;

Samples samples_of(const Chunk& chunk, const BoilerplateModel& boilerplate) {
  Samples samples;
  for (const Record& record : chunk.records) {
    const auto release = read_release(record, boilerplate);
    if (release) samples.push_back(encode_release(*release).substr(0, longest_sample));
  }
  return samples;
}

}  // namespace

Result<Survey> survey(const DumpList& dumps, const ReadOptions& options, unsigned jobs) {
  return guard([&]() -> Result<Survey> {
    auto boilerplate = learn_boilerplate(dumps, options, jobs);
    if (!boilerplate) return pass(boilerplate);
    Samples samples;
    std::uint64_t bytes = 0;
    map_chunks<Samples>(
        sample_to_train_on(dumps), options, trained_chunk_bytes, jobs,
        [&](const Chunk& chunk) { return samples_of(chunk, *boilerplate); },
        [&](Samples more) {
          for (std::string& sample : more) {
            bytes += sample.size();
            samples.push_back(std::move(sample));
          }
          return bytes < trained_bytes && samples.size() < most_samples;
        });
    if (stop_requested()) return fail(ErrorKind::interrupted, "stopped by a signal");
    return Survey{train_dictionary(samples), *std::move(boilerplate)};
  });
}

}  // namespace dateline
