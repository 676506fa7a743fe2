#include "common/database/near_copies.h"

#include <xxhash.h>

#include "common/database/generation_files.h"
#include "common/schema/fields.h"
#include "common/schema/near_table.h"
#include "common/support/file.h"
#include "common/support/varint.h"

namespace dateline {
namespace {

constexpr std::size_t checksum_size = 8;
constexpr std::uint64_t most_bytes = std::uint64_t{64} << 20;  ///< of ten million releases and more

/// Of the bytes, highest byte first.
std::string checksum_of(std::string_view bytes) {
  XXH64_canonical_t checksum;
  XXH64_canonicalFromHash(&checksum, XXH3_64bits(bytes.data(), bytes.size()));
  return {std::begin(checksum.digest), std::end(checksum.digest)};
}

}  // namespace

std::string encode_near_copies(Xapian::rev revision, std::span<const Xapian::docid> documents) {
  std::string content;
  put_varint(content, revision);
  put_varint(content, documents.size());
  Xapian::docid before = 0;
  for (const Xapian::docid document : documents) {
    put_varint(content, document - before);
    before = document;
  }
  return content + checksum_of(content);
}

std::optional<std::vector<Xapian::docid>> decode_near_copies(std::string_view content,
                                                             Xapian::rev revision) {
  if (content.size() < checksum_size) return std::nullopt;
  std::string_view rest = content.substr(0, content.size() - checksum_size);
  if (checksum_of(rest) != content.substr(rest.size())) return std::nullopt;
  std::uint64_t own_revision = 0;
  std::uint64_t count = 0;
  if (!take_varint(rest, own_revision) || own_revision != revision) return std::nullopt;
  if (!take_varint(rest, count) || count > rest.size()) return std::nullopt;
  std::vector<Xapian::docid> documents;
  documents.reserve(count);
  for (std::uint64_t document = 0; documents.size() < count;) {
    std::uint64_t distance = 0;
    if (!take_varint(rest, distance) || distance == 0) return std::nullopt;
    document += distance;
    if (distance > UINT32_MAX || document > UINT32_MAX) return std::nullopt;
    documents.push_back(static_cast<Xapian::docid>(document));
  }
  return documents;
}

Result<void> write_near_copies(const std::filesystem::path& generation) {
  constexpr auto slot = slot_of(FieldId::near_digest);
  const Xapian::Database database = open_glass(generation);
  std::vector<Xapian::docid> documents;
  std::vector<std::uint64_t> fingerprints;
  const auto end = database.valuestream_end(slot);
  for (auto value = database.valuestream_begin(slot); value != end; ++value) {
    documents.push_back(value.get_docid());
    fingerprints.push_back(digest_number(*value));
  }
  std::vector<Xapian::docid> close;
  for (const std::uint32_t place : NearTable(std::move(fingerprints)).close_ones()) {
    close.push_back(documents[place]);
  }
  return replace_file(generation / near_copies_name,
                      encode_near_copies(database.get_revision(), close));
}

std::optional<std::vector<Xapian::docid>> read_near_copies(const std::filesystem::path& generation,
                                                           Xapian::rev revision) {
  const auto content = read_index_file(generation / near_copies_name, most_bytes);
  return content ? decode_near_copies(*content, revision) : std::nullopt;
}

}  // namespace dateline
