#include "common/glass/version_file.h"

#include <algorithm>
#include <random>

#include "common/glass/block_format.h"
#include "common/support/varint.h"

namespace dateline::glass {
namespace {

// Tags longer than this may be deflated, by table; 0: never. Xapian's own defaults.
constexpr std::array<unsigned, table_names.size()> deflate_thresholds{0, 18, 18, 0, 18, 18};

constexpr unsigned sequential_flag = 2;  // written in key order: worth reading ahead
constexpr unsigned no_root_flag = 1;

constexpr std::size_t block_unit = 2048;  // unit of block sizes
constexpr std::size_t uuid_size = 16;
constexpr unsigned most_levels = 10;  // of a tree; Xapian's limit

bool take_number(std::string_view& in, std::uint32_t& number) {
  std::uint64_t taken = 0;
  if (!take_varint(in, taken) || taken > UINT32_MAX) return false;
  number = static_cast<std::uint32_t>(taken);
  return true;
}

void append_root(std::string& out, const TableRoot& root, unsigned deflate_threshold,
                 std::uint32_t revision) {
  put_varint(out, root.block);
  put_varint(out, root.level << 2 | sequential_flag | (root.blocks == 0 ? no_root_flag : 0));
  put_varint(out, root.entries);
  put_varint(out, block_size / block_unit);
  put_varint(out, deflate_threshold);
  if (root.blocks == 0) {
    put_varint(out, 0);
    return;
  }
  std::string free_list;  // revision, first unused block, and two empty ranges
  put_varint(free_list, revision);
  put_varint(free_list, root.blocks);
  free_list.append(4, '\0');
  put_text(out, free_list);
}

// Tables with another block size are not supported.
bool take_root(std::string_view& in, TableRoot& root) {
  std::uint64_t level = 0;
  std::uint64_t entries = 0;
  std::uint64_t block_units = 0;
  std::uint64_t deflate_threshold = 0;
  std::uint64_t free_list = 0;
  if (!take_number(in, root.block) || !take_varint(in, level) || !take_varint(in, entries) ||
      !take_varint(in, block_units) || !take_varint(in, deflate_threshold) ||
      !take_varint(in, free_list) || free_list > in.size() || (level >> 2) > most_levels ||
      block_units != block_size / block_unit) {
    return false;
  }
  root.level = static_cast<std::uint32_t>(level >> 2);
  root.entries = static_cast<std::uint32_t>(entries);
  std::string_view list = in.substr(0, free_list);
  in.remove_prefix(free_list);
  std::uint64_t revision = 0;
  // Xapian makes up the root of an empty table, and crashes if that is to be a branch.
  if ((level & no_root_flag) != 0) return root.level == 0;
  return take_varint(list, revision) && take_number(list, root.blocks) && root.blocks > 0;
}

// A version 4 UUID (RFC 4122).
std::string random_uuid() {
  std::random_device source;
  std::string uuid;
  while (uuid.size() < uuid_size) uuid += static_cast<char>(source());
  uuid[6] = static_cast<char>((uuid[6] & 0x0F) | 0x40);
  uuid[8] = static_cast<char>((uuid[8] & 0x3F) | 0x80);
  return uuid;
}

}  // namespace

std::string format_signature() {
  constexpr unsigned version = (2016 - 2014) << 9 | 3 << 5 | 14;
  std::string signature("\x0f\x0dXapian Glass");
  signature += static_cast<char>(version >> 8);
  signature += static_cast<char>(version & 0xFF);
  return signature;
}

void Statistics::add_document(std::uint32_t length) {
  ++documents;
  total_length += length;
  longest = std::max(longest, length);
  add_shortest(length);
}

void Statistics::add(const Statistics& other) {
  documents += other.documents;
  total_length += other.total_length;
  longest = std::max(longest, other.longest);
  greatest_wdf = std::max(greatest_wdf, other.greatest_wdf);
  add_shortest(other.shortest);
}

void Statistics::add_shortest(std::uint32_t length) {
  if (length != 0 && (shortest == 0 || length < shortest)) shortest = length;
}

namespace {

/// A version file cut into its parts.
struct VersionParts {
  std::string_view identity;  ///< signature and UUID
  std::uint32_t revision = 0;
  std::array<std::string_view, table_names.size()> roots;
  std::string_view statistics;
};

std::optional<VersionParts> cut_version_file(std::string_view content, TableRoots& roots) {
  const std::size_t identity = format_signature().size() + uuid_size;
  if (!content.starts_with(format_signature()) || content.size() < identity) return std::nullopt;
  VersionParts parts;
  parts.identity = content.substr(0, identity);
  content.remove_prefix(identity);
  if (!take_number(content, parts.revision)) return std::nullopt;
  for (std::size_t table = 0; table < roots.size(); ++table) {
    const std::string_view before = content;
    if (!take_root(content, roots[table])) return std::nullopt;
    parts.roots[table] = before.substr(0, before.size() - content.size());
  }
  parts.statistics = content;
  return parts;
}

}  // namespace

std::optional<TableRoots> decode_roots(std::string_view content) {
  TableRoots roots;
  if (!cut_version_file(content, roots)) return std::nullopt;
  return roots;
}

std::optional<std::uint32_t> decode_revision(std::string_view content) {
  TableRoots roots;
  const auto parts = cut_version_file(content, roots);
  if (!parts) return std::nullopt;
  return parts->revision;
}

std::optional<std::string> with_root(std::string_view content, Table table, const TableRoot& root) {
  TableRoots roots;
  const auto parts = cut_version_file(content, roots);
  if (!parts) return std::nullopt;
  std::string out(parts->identity);
  put_varint(out, parts->revision + 1);
  for (std::size_t i = 0; i < roots.size(); ++i) {
    if (i == static_cast<std::size_t>(table)) {
      append_root(out, root, deflate_thresholds[i], parts->revision + 1);
    } else {
      out += parts->roots[i];
    }
  }
  out += parts->statistics;
  return out;
}

std::string encode_version_file(const TableRoots& roots, const Statistics& statistics) {
  std::string out = format_signature() + random_uuid();
  put_varint(out, first_revision);
  for (std::size_t table = 0; table < roots.size(); ++table) {
    append_root(out, roots[table], deflate_thresholds[table], first_revision);
  }
  put_varint(out, statistics.documents);
  put_varint(out, 0);  // last document id less the number of documents
  put_varint(out, statistics.shortest);
  put_varint(out, statistics.greatest_wdf);
  put_varint(out, statistics.longest - statistics.greatest_wdf);
  put_varint(out, 0);  // oldest changeset
  put_varint(out, statistics.total_length);
  put_varint(out, statistics.greatest_word_frequency);
  return out;
}

}  // namespace dateline::glass
