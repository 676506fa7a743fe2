#include "indexer/pipeline/learn_boilerplate.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "common/database/guard.h"
#include "common/support/stop_signal.h"
#include "indexer/clean/cleaner.h"
#include "indexer/format/form.h"
#include "indexer/pipeline/dump_sample.h"
#include "indexer/pipeline/map_chunks.h"

namespace dateline {
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

}  // namespace dateline
