#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/database/checked_database.h"
#include "common/release/compression.h"
#include "common/release/release.h"
#include "common/support/result.h"
#include "common/text/language.h"

namespace dateline {

/// The zstd dictionaries that the stored releases of a database need. Throws what Xapian throws.
std::vector<std::string> read_dictionaries(const CheckedDatabase& database);

/// A consistent, read-only view of one or several indexes searched as one. Document ids are those
/// of the joined database (Xapian interleaves those of its shards). Not thread-safe: each thread
/// opens its own.
class Snapshot {
 public:
  /// Opens the live generation of every index named. Errors: index_missing, index_schema,
  /// index_corrupt, io. At least one path.
  static Result<Snapshot> open(const std::vector<std::string>& paths);

  /// Opens one generation of an index, live or not.
  static Result<Snapshot> open_generation(const std::filesystem::path& generation);

  const CheckedDatabase& database() const { return database_; }
  const std::vector<std::string>& paths() const { return paths_; }

  /// The stored release of a document. Error index_corrupt where its bytes contradict themselves.
  Result<Release> release(Xapian::docid document) const;

  /// Languages that words of releases were stemmed for. May name more than there are.
  const std::vector<LanguageId>& all_languages() const { return all_languages_; }

  /// Languages that at least a hundredth of the releases are in, the most frequent first; English
  /// alone for an empty index. A query is stemmed for each.
  const std::vector<LanguageId>& languages() const { return languages_; }

  /// Whether the words of titles and bodies are terms in all of the indexes, the frequent ones with
  /// positions; else some hold only their stems (common/database/index_words.h).
  bool holds_words() const { return holds_words_; }

  /// Whether each of the indexes holds the positions of a term, or knows that no text has it.
  /// Throws what Xapian throws.
  bool has_positions(const std::string& term) const;

  /// In how many releases title or body have a word as it is written (word_frequency()).
  Xapian::doccount word_frequency(const std::string& word) const;

  /// The words of titles and bodies that begin so, with their frequencies.
  std::map<std::string, Xapian::doccount> words(const std::string& begin) const;

  /// The index that holds a document, opened alone.
  const CheckedDatabase& shard_of(Xapian::docid document) const {
    return shards_[(document - 1) % shards_.size()];
  }

  std::uint32_t size() const { return database_.get_doccount(); }

 private:
  Snapshot() = default;

  Result<void> find_languages();

  CheckedDatabase database_;
  std::vector<CheckedDatabase> shards_;
  std::vector<std::string> paths_;
  std::vector<std::shared_ptr<const Decompressor>> decompressors_;  ///< one a shard
  std::vector<LanguageId> all_languages_;
  std::vector<LanguageId> languages_;
  bool holds_words_ = true;
};

}  // namespace dateline
