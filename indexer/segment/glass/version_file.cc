#include "indexer/segment/glass/version_file.h"

#include <algorithm>
#include <random>

#include "common/support/varint.h"
#include "indexer/segment/glass/block.h"

namespace dateline::glass {
namespace {

// Tags longer than this may be deflated, by table; 0: never. Xapian's own defaults.
constexpr std::array<unsigned, table_names.size()> deflate_thresholds{0, 18, 18, 0, 18, 18};

constexpr unsigned sequential_flag = 2;  // written in key order: worth reading ahead
constexpr unsigned no_root_flag = 1;

void append_root(std::string& out, const TableRoot& root, unsigned deflate_threshold) {
  put_varint(out, root.block);
  put_varint(out, root.level << 2 | sequential_flag | (root.blocks == 0 ? no_root_flag : 0));
  put_varint(out, root.entries);
  put_varint(out, block_size / 2048);
  put_varint(out, deflate_threshold);
  if (root.blocks == 0) {
    put_varint(out, 0);
    return;
  }
  std::string free_list;  // its revision, the first block never used, and two empty ranges
  put_varint(free_list, first_revision);
  put_varint(free_list, root.blocks);
  free_list.append(4, '\0');
  put_varint(out, free_list.size());
  out += free_list;
}

// A version 4 UUID (RFC 4122).
std::string random_uuid() {
  std::random_device source;
  std::string uuid;
  while (uuid.size() < 16) uuid += static_cast<char>(source());
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

std::string encode_version_file(const std::array<TableRoot, table_names.size()>& roots,
                                const Statistics& statistics) {
  std::string out = format_signature() + random_uuid();
  put_varint(out, first_revision);
  for (std::size_t table = 0; table < roots.size(); ++table) {
    append_root(out, roots[table], deflate_thresholds[table]);
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
