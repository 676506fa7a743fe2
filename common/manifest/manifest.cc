#include "common/manifest/manifest.h"

#include <fmt/format.h>
#include <xxhash.h>

#include "common/database/guard.h"
#include "common/database/metadata_keys.h"
#include "common/manifest/entry_codec.h"
#include "common/release/compression.h"

namespace dateline {
namespace {

std::string shard_key(std::size_t shard) {
  return fmt::format("{}{:02x}", metadata_key::dumps, shard);
}

// Hands on the entries of one shard. Throws what Xapian throws.
template <typename Sink>
Result<void> take_shard(const Xapian::Database& database, std::size_t shard, Sink sink) {
  const std::string packed = database.get_metadata(shard_key(shard));
  if (packed.empty()) return {};
  auto bytes = Decompressor({}).decompress(packed);
  if (!bytes) return pass(std::move(bytes));
  std::string_view rest = *bytes;
  while (!rest.empty()) {
    DumpEntry entry;
    if (!take_entry(rest, entry)) {
      return fail(ErrorKind::index_corrupt, "the list of dumps in the index is damaged",
                  "rebuild the index with dateline-indexer index --full");
    }
    sink(std::move(entry));
  }
  return {};
}

}  // namespace

std::size_t Manifest::shard_of(std::string_view path) {
  return XXH3_64bits(path.data(), path.size()) % shard_count;
}

Result<Manifest> Manifest::read(const Xapian::Database& database) {
  return guard([&]() -> Result<Manifest> {
    Manifest manifest;
    for (std::size_t shard = 0; shard < shard_count; ++shard) {
      auto taken = take_shard(database, shard, [&](DumpEntry&& entry) {
        std::string path = entry.dump.path;
        manifest.entries_.insert_or_assign(std::move(path), std::move(entry));
      });
      if (!taken) return pass(std::move(taken));
    }
    return manifest;
  });
}

Result<DumpEntry> Manifest::read_entry(const Xapian::Database& database, std::string_view path) {
  return guard([&]() -> Result<DumpEntry> {
    Result<DumpEntry> found =
        fail(ErrorKind::index_corrupt, fmt::format("the index does not know the dump {}", path),
             "rebuild the index with dateline-indexer index --full");
    auto taken = take_shard(database, shard_of(path), [&](DumpEntry&& entry) {
      if (entry.dump.path == path) found = std::move(entry);
    });
    if (!taken) return pass(std::move(taken));
    return found;
  });
}

const DumpEntry* Manifest::find(std::string_view path) const {
  const auto found = entries_.find(path);
  return found == entries_.end() ? nullptr : &found->second;
}

void Manifest::put(DumpEntry entry) {
  changed_[shard_of(entry.dump.path)] = true;
  std::string path = entry.dump.path;
  entries_.insert_or_assign(std::move(path), std::move(entry));
}

void Manifest::erase(std::string_view path) {
  const auto found = entries_.find(path);
  if (found == entries_.end()) return;
  changed_[shard_of(path)] = true;
  entries_.erase(found);
}

std::vector<Refusal> Manifest::refusals() const {
  std::vector<Refusal> all;
  for (const auto& [path, entry] : entries_) {
    all.insert(all.end(), entry.refusals.begin(), entry.refusals.end());
  }
  return all;
}

std::vector<std::pair<std::string, std::string>> Manifest::take_changes() {
  std::array<std::string, shard_count> bytes;
  for (const auto& [path, entry] : entries_) {
    const std::size_t shard = shard_of(path);
    if (changed_[shard]) put_entry(bytes[shard], entry);
  }
  std::vector<std::pair<std::string, std::string>> metadata;
  Compressor compressor("");
  for (std::size_t shard = 0; shard < shard_count; ++shard) {
    if (!changed_[shard]) continue;
    metadata.emplace_back(shard_key(shard),
                          bytes[shard].empty() ? "" : compressor.compress(bytes[shard]));
  }
  changed_.fill(false);
  return metadata;
}

}  // namespace dateline
