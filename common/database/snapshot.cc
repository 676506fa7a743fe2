#include "common/database/snapshot.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "common/database/guard.h"
#include "common/database/index_directory.h"
#include "common/database/index_metadata.h"
#include "common/database/index_server.h"
#include "common/database/near_copies.h"
#include "common/database/server_address.h"
#include "common/release/stored_release.h"
#include "common/schema/fields.h"
#include "common/schema/keyword.h"
#include "common/support/parse_number.h"

namespace dateline {

/// A shard, and what its releases are read with.
struct OpenShard {
  CheckedDatabase database;
  std::shared_ptr<const Decompressor> decompressor;
  bool holds_words = true;
  std::filesystem::path generation = {};  ///< empty on a server
};

namespace {

constexpr int open_attempts = 5;          // the index may be replaced or updated while it is read
constexpr unsigned language_share = 100;  // a hundredth of the releases

Result<void> check_schema(const CheckedDatabase& database, const std::string& path) {
  const std::string text = database.get_metadata(std::string(metadata_key::schema));
  if (text.empty()) {
    return fail(ErrorKind::index_schema,
                path + ": not a Dateline index, but another Xapian database",
                "use --db with an index built by dateline-indexer");
  }
  const auto version = parse_number<unsigned>(text);
  if (version == schema_version) return {};
  const bool newer = version > schema_version;
  return fail(ErrorKind::index_schema,
              fmt::format("{}: index has schema version {}, but this program reads {}", path, text,
                          schema_version),
              newer ? "use the newer version that wrote it"
                    : "rebuild it: dateline-indexer index --full --db " + path + " FOLDER");
}

using LanguageCounts = std::vector<std::pair<Xapian::doccount, LanguageId>>;

// Most frequent first.
LanguageCounts count_languages(const CheckedDatabase& database) {
  std::vector<std::string> terms;
  for (LanguageId id = 0; id < no_language; ++id) {
    terms.push_back(boolean_term(field(FieldId::language), language_table[id].code));
  }
  database.prepare_frequencies(terms);
  LanguageCounts counts;
  for (LanguageId id = 0; id < no_language; ++id) {
    const Xapian::doccount count = database.get_termfreq(terms[id]);
    if (count > 0) counts.emplace_back(count, id);
  }
  std::stable_sort(counts.begin(), counts.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  return counts;
}

// What a shard is read with; errors refer to it as `path`. May throw Xapian's exceptions.
Result<OpenShard> prepare_shard(CheckedDatabase database, const std::string& path) {
  if (auto checked = check_schema(database, path); !checked) return pass(checked);
  auto decompressor = std::make_shared<Decompressor>(read_dictionaries(database));
  const bool holds_words = dateline::holds_words(database);
  return OpenShard{std::move(database), std::move(decompressor), holds_words};
}

Result<OpenShard> open_tables(const std::filesystem::path& generation, const std::string& path) {
  auto checks = GenerationVerifier::open(generation);
  if (!checks) return pass(checks);
  auto shard =
      guard([&] { return prepare_shard(CheckedDatabase(generation, std::move(*checks)), path); });
  if (shard) shard->generation = generation;
  return shard;
}

Result<OpenShard> open_on_server(const std::string& path, double patience) {
  const auto database = connect_to_server(path, patience);
  if (!database) return pass(database);
  return guard([&] { return prepare_shard(*database, path); });
}

Result<OpenShard> open_shard(const std::string& path, const OpenOptions& options) {
  if (is_on_server(path)) return open_on_server(path, options.patience);
  const IndexDirectory directory(path);
  const auto live = directory.live();
  if (!live) return pass(live);
  return open_tables(directory.generation_path(*live), path);
}

}  // namespace

std::vector<std::string> read_dictionaries(const CheckedDatabase& database) {
  std::vector<std::string> dictionaries;
  const std::string prefix(metadata_key::dictionary);
  for (auto it = database.metadata_keys_begin(prefix); it != database.metadata_keys_end(prefix);
       ++it) {
    dictionaries.push_back(database.get_metadata(*it));
  }
  return dictionaries;
}

void Snapshot::add(OpenShard&& shard, const std::string& path) {
  database_.add_database(shard.database);
  shards_.push_back(std::move(shard.database));
  decompressors_.push_back(std::move(shard.decompressor));
  paths_.push_back(path);
  holds_words_ = holds_words_ && shard.holds_words;
  only_generation_ = paths_.size() == 1 ? std::move(shard.generation) : std::filesystem::path();
}

namespace {

/// Whether a second attempt may succeed, once the index that is being replaced is in place.
bool may_pass(ErrorKind kind) {
  return kind != ErrorKind::usage && kind != ErrorKind::index_schema &&
         kind != ErrorKind::unreachable;
}

/// Searched twice, an index would have each of its releases twice.
Result<void> require_different(const std::vector<std::string>& paths) {
  std::set<std::string> places;
  for (const std::string& path : paths) {
    std::error_code code;
    const auto place = std::filesystem::canonical(path, code);
    if (places.insert(code ? path : place.string()).second) continue;
    return fail(ErrorKind::usage, path + ": the same index is given twice", "name each index once");
  }
  return {};
}

}  // namespace

Result<Snapshot> Snapshot::open(const std::vector<std::string>& paths, const OpenOptions& options) {
  if (paths.empty()) return fail(ErrorKind::usage, "no index given", "use --db DIR");
  if (auto different = require_different(paths); !different) return pass(different);
  const auto open_all = [&]() -> Result<Snapshot> {
    Snapshot snapshot;
    for (const std::string& path : paths) {
      auto shard = open_shard(path, options);
      if (shard) {
        snapshot.add(std::move(*shard), path);
        continue;
      }
      const Error& error = shard.error();
      if (error.kind != ErrorKind::unreachable || options.require_all) return pass(shard);
      snapshot.missing_.push_back({path, error.message});
      if (snapshot.missing_.size() == paths.size()) return pass(shard);
    }
    if (auto found = snapshot.find_languages(); !found) return pass(found);
    return snapshot;
  };
  auto snapshot = open_all();
  for (int attempt = 1; attempt < open_attempts && !snapshot; ++attempt) {
    if (!may_pass(snapshot.error().kind)) break;
    snapshot = open_all();
  }
  return snapshot;
}

Result<Snapshot> Snapshot::open_generation(const std::filesystem::path& generation) {
  auto shard = open_tables(generation, generation.string());
  if (!shard) return pass(shard);
  Snapshot snapshot;
  snapshot.add(std::move(*shard), generation.string());
  if (auto found = snapshot.find_languages(); !found) return pass(found);
  return snapshot;
}

Result<void> Snapshot::find_languages() {
  return guard([&] {
    for (const auto& [count, id] : count_languages(database_)) {
      all_languages_.push_back(id);
      if (count >= size() / language_share) languages_.push_back(id);
    }
    if (languages_.empty()) languages_.push_back(default_language);
    // Releases in an unknown language have no term.
    for (const LanguageId id : {default_language, no_language}) {
      if (std::find(all_languages_.begin(), all_languages_.end(), id) == all_languages_.end()) {
        all_languages_.push_back(id);
      }
    }
  });
}

const std::vector<PairModel>& Snapshot::pairs() const {
  if (!pairs_.empty()) return pairs_;
  for (const CheckedDatabase& shard : shards_) pairs_.push_back(read_pairs(shard));
  return pairs_;
}

const std::optional<std::vector<Xapian::docid>>& Snapshot::near_copies() const {
  if (!knows_near_copies_ && !only_generation_.empty()) {
    near_copies_ = read_near_copies(only_generation_, database_.get_revision());
  }
  knows_near_copies_ = true;
  return near_copies_;
}

Xapian::doccount Snapshot::word_frequency(const std::string& word) const {
  Xapian::doccount frequency = 0;
  for (const auto& shard : shards_) frequency += dateline::word_frequency(shard, word);
  return frequency;
}

std::map<std::string, Xapian::doccount> Snapshot::words(const std::string& begin) const {
  std::map<std::string, Xapian::doccount> words;
  for (const auto& shard : shards_) {
    for_each_word(shard, begin, [&](const std::string& word, Xapian::doccount frequency) {
      words[word] += frequency;
    });
  }
  return words;
}

Result<Release> Snapshot::release(Xapian::docid document) const {
  return guard([&] { return release(document, database_.data(document)); });
}

Result<Release> Snapshot::release(Xapian::docid document, const std::string& data) const {
  const auto shard = dateline::shard_of(document, decompressors_.size());
  auto bytes = decompressors_[shard]->decompress(data);
  if (!bytes) return pass(bytes);
  return decode_release(*bytes);
}

}  // namespace dateline
