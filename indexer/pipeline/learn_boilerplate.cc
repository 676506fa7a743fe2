#include "indexer/pipeline/learn_boilerplate.h"

#include <xxhash.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "common/database/guard.h"
#include "common/database/metadata_keys.h"
#include "common/support/stop_signal.h"
#include "indexer/clean/cleaner.h"
#include "indexer/format/form.h"
#include "indexer/pipeline/map_chunks.h"

namespace dateline {
namespace {

constexpr std::uint64_t sample_bytes = std::uint64_t{48} << 20;
constexpr std::size_t most_dumps_of_folder = 128;
constexpr std::size_t chunk_bytes = std::size_t{1} << 20;

std::string_view folder_of(std::string_view path) {
  return path.substr(0, std::min(path.rfind('/'), path.size()));
}

/// The first dump by digest of each folder, then the second of each, and so on: however many
/// there is time for, each folder has its share.
std::vector<Dump> sample_of(const std::vector<Dump>& dumps) {
  struct Ranked {
    std::size_t rank;
    std::uint64_t digest;
    const Dump* dump;
  };
  std::map<std::string_view, std::vector<Ranked>> folders;
  for (const Dump& dump : dumps) {
    folders[folder_of(dump.path)].push_back(
        {0, XXH3_64bits(dump.path.data(), dump.path.size()), &dump});
  }
  const auto before = [](const Ranked& a, const Ranked& b) {
    return std::tie(a.rank, a.digest, a.dump->path) < std::tie(b.rank, b.digest, b.dump->path);
  };
  std::vector<Ranked> ranked;
  for (auto& [folder, members] : folders) {
    std::ranges::sort(members, before);
    members.resize(std::min(members.size(), most_dumps_of_folder));
    for (std::size_t rank = 0; rank < members.size(); ++rank) members[rank].rank = rank;
    ranked.insert(ranked.end(), members.begin(), members.end());
  }
  std::ranges::sort(ranked, before);
  std::vector<Dump> sample;
  std::uint64_t bytes = 0;
  for (const Ranked& next : ranked) {
    if (bytes >= sample_bytes) break;
    sample.push_back(*next.dump);
    bytes += next.dump->size;
  }
  return sample;
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

Result<BoilerplateModel> learn_boilerplate(const std::vector<Dump>& dumps,
                                           const ReadOptions& options, unsigned jobs,
                                           BoilerplateModel known) {
  return guard([&]() -> Result<BoilerplateModel> {
    BoilerplateLearner learner;
    std::uint64_t bytes = 0;
    map_chunks<LearnedChunk>(sample_of(dumps), options, chunk_bytes, jobs, learn_chunk,
                             [&](LearnedChunk learned) {
                               learner.merge(std::move(learned.learner));
                               bytes += learned.bytes;
                               return bytes < sample_bytes;
                             });
    if (stop_requested()) return fail(ErrorKind::interrupted, "stopped by a signal");
    known.add_new_sources(learner.finish());
    return std::move(known);
  });
}

Result<BoilerplateModel> read_boilerplate(const Xapian::Database& database) {
  return guard([&]() -> Result<BoilerplateModel> {
    const std::string stored = database.get_metadata(std::string(metadata_key::boilerplate));
    return stored.empty() ? BoilerplateModel() : BoilerplateModel::deserialise(stored);
  });
}

}  // namespace dateline
