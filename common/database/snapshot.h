#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/database/checked_database.h"
#include "common/database/shards.h"
#include "common/release/compression.h"
#include "common/release/release.h"
#include "common/support/result.h"
#include "common/text/language.h"
#include "common/text/word_pairs.h"

namespace dateline {

/// The zstd dictionaries needed by the stored releases of a database. Throws Xapian's exceptions.
std::vector<std::string> read_dictionaries(const CheckedDatabase& database);

struct OpenShard;

/// An index that is not searched, since its server does not answer.
struct MissingIndex {
  std::string path;
  std::string reason;

  /// For the user.
  std::string note() const { return "not searched: " + path + " (" + reason + ")"; }
};

/// How to open indexes.
struct OpenOptions {
  /// Fail where a server does not answer, instead of leaving its index out.
  bool require_all = true;
  double patience = 30;  ///< seconds to wait for a server, each time that it is asked something
};

/// A consistent, read-only view of one or several indexes searched as one. Document ids are those
/// of the joined database (Xapian interleaves those of its shards). Not thread-safe: each thread
/// opens its own.
class Snapshot {
 public:
  /// Opens the live generation of each index, which is a folder or on a server (server_address.h).
  /// Errors: index_missing, index_schema, index_corrupt, io, usage; unreachable if a server does
  /// not answer, or none does. At least one path.
  static Result<Snapshot> open(const std::vector<std::string>& paths,
                               const OpenOptions& options = {});

  /// Opens one generation of an index, live or not.
  static Result<Snapshot> open_generation(const std::filesystem::path& generation);

  const CheckedDatabase& database() const { return database_; }
  /// Of the shards, in order.
  const std::vector<std::string>& paths() const { return paths_; }
  const std::vector<MissingIndex>& missing() const { return missing_; }

  /// The stored release of a document. Error index_corrupt if its bytes are inconsistent.
  Result<Release> release(Xapian::docid document) const;

  /// The same from the data of the document, read before.
  Result<Release> release(Xapian::docid document, const std::string& data) const;

  /// Languages whose stemmers were used for the releases. May include languages no longer present.
  const std::vector<LanguageId>& all_languages() const { return all_languages_; }

  /// Languages of at least one percent of the releases, most frequent first; only English for an
  /// empty index.
  const std::vector<LanguageId>& languages() const { return languages_; }

  /// Whether the words of titles and bodies are terms in all indexes; else some indexes have only
  /// stems (common/database/index_metadata.h).
  bool holds_words() const { return holds_words_; }

  /// Which pairs of words are terms, of each index. Reads them when first asked. Throws Xapian's
  /// exceptions.
  const std::vector<PairModel>& pairs() const;

  /// The documents to which another one has a close fingerprint, in ascending order, if that is
  /// known: of one index alone, which is here (near_copies.h). Reads them when first asked.
  const std::optional<std::vector<Xapian::docid>>& near_copies() const;

  /// Number of releases with the exact word in title or body (word_frequency()).
  Xapian::doccount word_frequency(const std::string& word) const;

  /// The words of titles and bodies that start with the prefix, with their frequencies.
  std::map<std::string, Xapian::doccount> words(const std::string& begin) const;

  /// The index that holds a document.
  const CheckedDatabase& shard_of(Xapian::docid document) const {
    return shards_[dateline::shard_of(document, shards_.size())];
  }

  /// The shard of a path, by its place in paths().
  const CheckedDatabase& shard(std::size_t place) const { return shards_[place]; }

  std::uint32_t size() const { return database_.get_doccount(); }

 private:
  Snapshot() = default;

  void add(OpenShard&& shard, const std::string& path);
  Result<void> find_languages();

  CheckedDatabase database_;
  std::vector<CheckedDatabase> shards_;
  std::vector<std::string> paths_;
  std::vector<MissingIndex> missing_;
  std::vector<std::shared_ptr<const Decompressor>> decompressors_;  ///< one per shard
  std::vector<LanguageId> all_languages_;
  std::vector<LanguageId> languages_;
  bool holds_words_ = true;
  mutable std::vector<PairModel> pairs_;   ///< empty until asked for
  std::filesystem::path only_generation_;  ///< empty unless there is one shard, and that is here
  mutable std::optional<std::vector<Xapian::docid>> near_copies_;
  mutable bool knows_near_copies_ = false;
};

}  // namespace dateline
