#include "indexer/clean/boilerplate_model.h"

#include <xxhash.h>

#include <algorithm>

#include "common/database/guard.h"
#include "common/database/metadata_keys.h"
#include "common/support/varint.h"
#include "indexer/clean/line_key.h"

namespace dateline {

std::uint64_t block_digest(std::string_view block) {
  if (block.size() <= LineKey::capacity) {
    const LineKey key(block);
    if (!key.view().empty()) return XXH3_64bits(key.view().data(), key.view().size());
  }
  return XXH3_64bits(block.data(), block.size());
}

std::uint64_t source_digest(std::string_view source) {
  return XXH3_64bits(source.data(), source.size());
}

double SourceBoilerplate::share(std::uint64_t digest) const {
  const auto found = std::ranges::lower_bound(blocks_, digest, {}, &Block::digest);
  return found != blocks_.end() && found->digest == digest ? found->share / 255.0 : 0.0;
}

const SourceBoilerplate& BoilerplateModel::of(std::string_view source) const {
  static const SourceBoilerplate unknown;
  const auto found = sources_.find(source_digest(source));
  return found == sources_.end() ? unknown : found->second;
}

void BoilerplateModel::set(std::uint64_t source, SourceBoilerplate boilerplate) {
  sources_[source] = std::move(boilerplate);
}

void BoilerplateModel::add_new_sources(const BoilerplateModel& newer) {
  sources_.insert(newer.sources_.begin(), newer.sources_.end());
}

std::string BoilerplateModel::serialise() const {
  std::string bytes;
  put_varint(bytes, sources_.size());
  for (const auto& [source, boilerplate] : sources_) {
    put_varint(bytes, source);
    put_varint(bytes, boilerplate.pages());
    put_varint(bytes, boilerplate.blocks().size());
    std::uint64_t last = 0;
    for (const auto& block : boilerplate.blocks()) {
      put_varint(bytes, block.digest - last);
      put_varint(bytes, block.share);
      last = block.digest;
    }
  }
  return bytes;
}

Result<BoilerplateModel> BoilerplateModel::deserialise(std::string_view bytes) {
  const auto corrupt = [] {
    return fail(ErrorKind::index_corrupt, "learned boilerplate is inconsistent",
                "index the archive again");
  };
  BoilerplateModel model;
  std::uint64_t sources = 0;
  if (!take_varint(bytes, sources)) return corrupt();
  for (std::uint64_t i = 0; i < sources; ++i) {
    std::uint64_t source = 0;
    std::uint64_t pages = 0;
    std::uint64_t count = 0;
    if (!take_varint(bytes, source) || !take_varint(bytes, pages) || !take_varint(bytes, count) ||
        pages > UINT32_MAX || count > bytes.size()) {
      return corrupt();
    }
    std::vector<SourceBoilerplate::Block> blocks(count);
    std::uint64_t last = 0;
    for (auto& block : blocks) {
      std::uint64_t gap = 0;
      std::uint64_t share = 0;
      if (!take_varint(bytes, gap) || !take_varint(bytes, share) || share > UINT8_MAX) {
        return corrupt();
      }
      block = {last += gap, static_cast<std::uint8_t>(share)};
    }
    model.set(source, {static_cast<std::uint32_t>(pages), std::move(blocks)});
  }
  if (!bytes.empty()) return corrupt();
  return model;
}

Result<BoilerplateModel> read_boilerplate(const CheckedDatabase& database) {
  return guard([&]() -> Result<BoilerplateModel> {
    const std::string stored = database.get_metadata(std::string(metadata_key::boilerplate));
    return stored.empty() ? BoilerplateModel() : BoilerplateModel::deserialise(stored);
  });
}

}  // namespace dateline
