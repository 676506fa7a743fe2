#include "common/text/vocabulary.h"

#include <xxhash.h>

#include <algorithm>
#include <cstring>

namespace dateline {
namespace {

constexpr std::size_t first_slots = std::size_t{1} << 12;
constexpr std::size_t block_bytes = std::size_t{1} << 18;

}  // namespace

Vocabulary::Vocabulary() : slots_(first_slots, none) {}

Vocabulary::TermId Vocabulary::intern(std::string_view term) {
  const auto hash = static_cast<std::uint32_t>(XXH3_64bits(term.data(), term.size()));
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (slots_[slot] != none) {
    const Entry& entry = entries_[slots_[slot]];
    if (entry.hash == hash && entry.size == term.size() &&
        std::memcmp(entry.text, term.data(), term.size()) == 0) {
      return slots_[slot];
    }
    slot = (slot + 1) & mask;
  }
  const auto id = static_cast<TermId>(entries_.size());
  entries_.push_back({store(term), static_cast<std::uint32_t>(term.size()), hash});
  slots_[slot] = id;
  if (entries_.size() * 2 > slots_.size()) grow();
  return id;
}

const char* Vocabulary::store(std::string_view term) {
  if (blocks_.empty() || blocks_.back().size() + term.size() > blocks_.back().capacity()) {
    blocks_.emplace_back().reserve(std::max(block_bytes, term.size()));
  }
  std::string& block = blocks_.back();
  const std::size_t begin = block.size();
  block.append(term);  // within its capacity: earlier views into the block stay valid
  return block.data() + begin;
}

void Vocabulary::grow() {
  slots_.assign(slots_.size() * 2, none);
  const std::size_t mask = slots_.size() - 1;
  for (TermId id = 0; id < entries_.size(); ++id) {
    std::size_t slot = entries_[id].hash & mask;
    while (slots_[slot] != none) slot = (slot + 1) & mask;
    slots_[slot] = id;
  }
}

std::size_t Vocabulary::memory() const {
  std::size_t bytes = entries_.capacity() * sizeof(Entry) + slots_.size() * sizeof(TermId);
  for (const std::string& block : blocks_) bytes += block.capacity();
  return bytes;
}

void Vocabulary::clear() {
  entries_.clear();
  slots_.assign(first_slots, none);
  blocks_.clear();
}

}  // namespace dateline
