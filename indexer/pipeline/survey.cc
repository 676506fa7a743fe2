#include "indexer/pipeline/survey.h"

#include <xxhash.h>

#include <algorithm>
#include <cstdint>
#include <future>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "common/database/guard.h"
#include "common/database/index_metadata.h"
#include "common/database/snapshot.h"
#include "common/release/compression.h"
#include "common/release/stored_release.h"
#include "common/support/stop_signal.h"
#include "indexer/clean/cleaner.h"
#include "indexer/document/pair_learner.h"
#include "indexer/format/form.h"
#include "indexer/pipeline/chunk.h"

namespace dateline {

bool BySampleOrder::operator()(const SampledDump& left, const SampledDump& right) const {
  return std::tie(left.digest, left.dump.path) < std::tie(right.digest, right.dump.path);
}

void DumpSample::add(const Dump& dump) {
  const std::uint64_t digest = XXH3_64bits(dump.path.data(), dump.path.size());
  const bool enough = is_enough(bytes_, sampled_.size());
  if (enough && (sampled_.empty() || digest > std::prev(sampled_.end())->digest)) return;
  if (!sampled_.insert({digest, dump}).second) return;
  bytes_ += dump.size;
  while (true) {
    const auto last = std::prev(sampled_.end());
    if (!is_enough(bytes_ - last->dump.size, sampled_.size() - 1)) return;
    bytes_ -= last->dump.size;
    sampled_.erase(last);
  }
}

namespace {

constexpr std::uint64_t learned_bytes = std::uint64_t{48} << 20;
constexpr std::size_t most_dumps_of_folder = 128;
constexpr std::size_t learned_chunk_bytes = std::size_t{1} << 20;

std::string_view parent_folder(std::string_view path) {
  return path.substr(0, std::min(path.rfind('/'), path.size()));
}

/// The first dump of each folder by digest, then the second of each, and so on, so that each folder
/// gets its share of the sample.
DumpList sample_of_folders(const DumpList& dumps) {
  std::map<std::string, DumpSample, std::less<>> folders;
  for (const Dump& dump : dumps) {
    const std::string_view folder = parent_folder(dump.path);
    auto found = folders.find(folder);
    if (found == folders.end()) {
      found = folders.emplace(folder, DumpSample(UINT64_MAX, most_dumps_of_folder)).first;
    }
    found->second.add(dump);
  }
  std::map<std::size_t, std::set<SampledDump, BySampleOrder>> ranks;
  for (const auto& [folder, sample] : folders) {
    std::size_t rank = 0;
    for (const SampledDump& sampled : sample) ranks[rank++].insert(sampled);
  }
  DumpList list;
  for (const auto& [rank, members] : ranks) {
    for (const SampledDump& sampled : members) {
      if (list.bytes() < learned_bytes) list.add(sampled.dump);
    }
  }
  return list;
}

struct LearnedChunk {
  BoilerplateLearner learner;
  std::uint64_t bytes = 0;
};

LearnedChunk learn_chunk(const Chunk& chunk) {
  LearnedChunk learned;
  learned.bytes = chunk.bytes;
  for (const Record& record : chunk.records) {
    if (const auto raw = record.form->parse(record)) learn(record, *raw, learned.learner);
  }
  return learned;
}

}  // namespace

Result<BoilerplateModel> learn_boilerplate(const DumpList& dumps, const ReadOptions& options,
                                           unsigned jobs, BoilerplateModel known) {
  return guard([&]() -> Result<BoilerplateModel> {
    BoilerplateLearner learner;
    std::uint64_t bytes = 0;
    map_chunks<LearnedChunk>(sample_of_folders(dumps), options, learned_chunk_bytes, jobs,
                             learn_chunk, [&](LearnedChunk learned) {
                               learner.merge(std::move(learned.learner));
                               bytes += learned.bytes;
                               return bytes < learned_bytes;
                             });
    if (stop_requested()) return fail(ErrorKind::interrupted, "stopped by a signal");
    known.add_new_sources(learner.finish());
    return std::move(known);
  });
}

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

using Samples = std::vector<Release>;

Samples samples_of(const Chunk& chunk, const BoilerplateModel& boilerplate) {
  Samples samples;
  for (const Record& record : chunk.records) {
    auto release = read_release(record, boilerplate).release;
    if (release) samples.push_back(*std::move(release));
  }
  return samples;
}

std::string dictionary_for(const Samples& samples) {
  std::vector<std::string> stored;
  stored.reserve(samples.size());
  for (const Release& sample : samples) {
    stored.push_back(encode_release(sample).substr(0, longest_sample));
  }
  return train_dictionary(stored);
}

}  // namespace

Result<Survey> known_survey(const CheckedDatabase& database) {
  const auto dictionaries = read_dictionaries(database);
  auto boilerplate = read_boilerplate(database);
  if (!boilerplate) return pass(boilerplate);
  return Survey{dictionaries.empty() ? std::string() : dictionaries.front(),
                *std::move(boilerplate), read_pairs(database)};
}

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
          for (Release& sample : more) {
            bytes += sample.body.size();
            samples.push_back(std::move(sample));
          }
          return bytes < trained_bytes && samples.size() < most_samples;
        });
    if (stop_requested()) return fail(ErrorKind::interrupted, "stopped by a signal");
    auto dictionary = std::async(std::launch::async, [&] { return dictionary_for(samples); });
    PairModel pairs = learn_pairs(samples);
    return Survey{dictionary.get(), *std::move(boilerplate), std::move(pairs)};
  });
}

}  // namespace dateline
