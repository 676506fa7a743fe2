#include "common/manifest/manifest.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>

#include "common/database/guard.h"
#include "common/database/index_metadata.h"
#include "common/release/compression.h"

namespace dateline {
namespace {

std::string shard_key(std::size_t shard) {
  return fmt::format("{}{:02x}", metadata_key::dumps, shard);
}

}  // namespace

std::size_t Manifest::shard_of(std::string_view path) {
  return XXH3_64bits(path.data(), path.size()) % shard_count;
}

Result<EntryList> Manifest::read_shard(const CheckedDatabase& database, std::size_t shard) {
  const std::string packed = database.get_metadata(shard_key(shard));
  if (packed.empty()) return EntryList{};
  auto bytes = Decompressor({}).decompress(packed);
  if (!bytes) return pass(bytes);
  auto list = EntryList::parse(std::move(*bytes));
  if (!list) {
    return fail(ErrorKind::index_corrupt, "the list of dumps in the index is damaged",
                rebuild_hint);
  }
  return std::move(*list);
}

Result<Manifest> Manifest::read(const CheckedDatabase& database) {
  return guard([&]() -> Result<Manifest> {
    Manifest manifest;
    for (std::size_t shard = 0; shard < shard_count; ++shard) {
      auto list = read_shard(database, shard);
      if (!list) return pass(list);
      manifest.shards_[shard] = std::move(*list);
    }
    return manifest;
  });
}

Result<DumpEntry> Manifest::read_entry(const CheckedDatabase& database, std::string_view path) {
  return guard([&]() -> Result<DumpEntry> {
    const auto list = read_shard(database, shard_of(path));
    if (!list) return pass(list);
    auto entry = list->find(path);
    if (!entry) {
      return fail(ErrorKind::index_corrupt, fmt::format("no dump {} in the index", path),
                  rebuild_hint);
    }
    return std::move(*entry);
  });
}

std::optional<DumpEntry> Manifest::find(std::string_view path) const {
  return shards_[shard_of(path)].find(path);
}

void Manifest::put(const DumpEntry& entry) {
  const std::size_t shard = shard_of(entry.dump.path);
  shards_[shard].put(entry);
  changed_[shard] = true;
}

void Manifest::erase(std::string_view path) {
  const std::size_t shard = shard_of(path);
  if (shards_[shard].erase(path)) changed_[shard] = true;
}

ManifestTotals Manifest::totals() const {
  ManifestTotals totals;
  for (const EntryList& shard : shards_) {
    for (EntryCursor cursor(shard); cursor.next();) {
      ++totals.dumps;
      totals.bytes += cursor.entry().dump.size;
      totals.releases += cursor.entry().releases;
    }
  }
  return totals;
}

std::vector<Refusal> Manifest::refusals() const {
  std::vector<Refusal> all;
  for (const DumpEntry& entry : *this) {
    all.insert(all.end(), entry.refusals.begin(), entry.refusals.end());
  }
  return all;
}

std::vector<std::pair<std::string, std::string>> Manifest::take_changes() {
  std::vector<std::pair<std::string, std::string>> metadata;
  Compressor compressor("");
  for (std::size_t shard = 0; shard < shard_count; ++shard) {
    if (!std::exchange(changed_[shard], false)) continue;
    const std::string& bytes = shards_[shard].bytes();
    metadata.emplace_back(shard_key(shard), bytes.empty() ? "" : compressor.compress(bytes));
  }
  return metadata;
}

Manifest::Iterator::Iterator(const Manifest& manifest) {
  for (const EntryList& shard : manifest.shards_) {
    cursors_.emplace_back(shard);
    if (cursors_.back().next()) add(cursors_.size() - 1);
  }
  choose();
}

Manifest::Iterator& Manifest::Iterator::operator++() {
  const std::size_t last = waiting_.back();
  waiting_.pop_back();
  if (cursors_[last].next()) add(last);
  choose();
  return *this;
}

bool Manifest::Iterator::comes_later(std::size_t left, std::size_t right) const {
  return cursors_[left].entry().dump.path > cursors_[right].entry().dump.path;
}

void Manifest::Iterator::add(std::size_t cursor) {
  waiting_.push_back(cursor);
  std::push_heap(waiting_.begin(), waiting_.end(),
                 [this](auto left, auto right) { return comes_later(left, right); });
}

void Manifest::Iterator::choose() {
  if (waiting_.empty()) return;
  std::pop_heap(waiting_.begin(), waiting_.end(),
                [this](auto left, auto right) { return comes_later(left, right); });
}

}  // namespace dateline
