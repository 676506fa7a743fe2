#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>

#include "common/database/checked_database.h"
#include "common/manifest/dump_entry.h"
#include "common/support/result.h"
#include "common/text/word_pairs.h"
#include "indexer/clean/boilerplate.h"
#include "indexer/pipeline/chunk.h"
#include "indexer/source/dump_list.h"

namespace dateline {

struct SampledDump {
  std::uint64_t digest = 0;  ///< XXH3 of the dump's path
  Dump dump;
};

/// Ordered by digest, then by path.
struct BySampleOrder {
  bool operator()(const SampledDump& left, const SampledDump& right) const;
};

/// A minimal sufficient sample of the added dumps: those with the smallest digests, regardless of
/// the order in which they are added. Not thread-safe.
class DumpSample {
 public:
  /// The sample suffices with at least this many bytes and this many dumps.
  DumpSample(std::uint64_t bytes, std::size_t dumps) : enough_bytes_(bytes), enough_dumps_(dumps) {}

  void add(const Dump& dump);

  auto begin() const { return sampled_.begin(); }
  auto end() const { return sampled_.end(); }

 private:
  bool is_enough(std::uint64_t bytes, std::size_t dumps) const {
    return bytes >= enough_bytes_ || dumps >= enough_dumps_;
  }

  std::uint64_t enough_bytes_;
  std::size_t enough_dumps_;
  std::set<SampledDump, BySampleOrder> sampled_;
  std::uint64_t bytes_ = 0;
};

/// Learns the recurring text on the pages of each source from a sample of the dumps: from each
/// folder those with the smallest path digests, so that the result does not depend on file order.
/// Sources already in `known` are left unchanged. Error interrupted after a stop signal.
Result<BoilerplateModel> learn_boilerplate(const DumpList& dumps, const ReadOptions& options,
                                           unsigned jobs, BoilerplateModel known = {});

/// What is learned from an archive before indexing it.
struct Survey {
  std::string dictionary;  ///< zstd dictionary trained on the archive's releases; may be empty
  BoilerplateModel boilerplate;
  PairModel pairs;
};

/// What an index knows of its archive, so that additions are read and written like the rest. Error
/// index_corrupt if that is damaged. May throw Xapian's exceptions: call it in guard().
Result<Survey> known_survey(const CheckedDatabase& database);

/// Reads a sample of the dumps: those with the smallest path digests, so that the sample is spread
/// over the archive and does not depend on file order. Error interrupted after a stop signal.
Result<Survey> survey(const DumpList& dumps, const ReadOptions& options, unsigned jobs);

}  // namespace dateline
