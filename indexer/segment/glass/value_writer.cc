#include "indexer/segment/glass/value_writer.h"

#include "common/glass/keys.h"
#include "common/glass/pack.h"
#include "common/support/varint.h"

namespace dateline::glass {
namespace {

// Size in bytes at which a chunk is closed.
constexpr std::size_t full_chunk = 2000;

}  // namespace

void ValueStatistics::add(std::string_view value) {
  if (documents == 0 || value < least) least = value;
  if (documents == 0 || value > greatest) greatest = value;
  ++documents;
}

void ValueStatistics::add(const ValueStatistics& other) {
  if (documents == 0 || other.least < least) least = other.least;
  if (documents == 0 || other.greatest > greatest) greatest = other.greatest;
  documents += other.documents;
}

std::string encode(const ValueStatistics& statistics) {
  std::string tag;
  put_varint(tag, statistics.documents);
  put_varint(tag, statistics.least.size());
  tag += statistics.least;
  if (statistics.greatest != statistics.least) tag += statistics.greatest;
  return tag;
}

void append_slots(std::string& tag, std::span<const std::uint32_t> slots) {
  std::uint32_t next = 0;
  for (const std::uint32_t slot : slots) {
    put_varint(tag, slot - next);
    next = slot + 1;
  }
}

void ValueWriter::begin(std::uint32_t slot) {
  key_ = value_chunk_key(slot);
  key_size_ = key_.size();
}

void ValueWriter::add(std::uint32_t document, std::string_view value) {
  if (tag_.size() >= full_chunk) end();
  if (tag_.empty()) {
    first_ = document;
  } else {
    put_varint(tag_, document - last_ - 1);
  }
  put_varint(tag_, value.size());
  tag_ += value;
  last_ = document;
}

void ValueWriter::end() {
  if (tag_.empty()) return;
  key_.resize(key_size_);
  append_sortable(key_, first_);
  table_.add(key_, tag_);
  tag_.clear();
}

}  // namespace dateline::glass
