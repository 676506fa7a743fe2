#include "common/text/vocabulary.h"

#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace dateline {
namespace {

constexpr std::size_t first_slots = std::size_t{1} << 12;
constexpr std::size_t block_bytes = std::size_t{1} << 18;

}  // namespace

Vocabulary::Vocabulary() : slots_(first_slots) {}

Vocabulary::Key Vocabulary::key_of(std::string_view term) {
  Key key{leading_bytes(term), static_cast<std::uint32_t>(term.size())};
  if (!key.is_short()) key.bytes = {XXH3_64bits(term.data(), term.size()), 0};
  return key;
}

// Fibonacci hashing (Knuth, "The Art of Computer Programming", volume 3, 6.4), with the high bits,
// which all others reach, brought down.
std::size_t Vocabulary::hash_of(const Key& key) {
  const std::uint64_t mixed =
      (key.bytes[0] + key.size) * 0x9E3779B97F4A7C15U ^ key.bytes[1] * 0xC2B2AE3D27D4EB4FU;
  return (mixed ^ mixed >> 32) * 0x9E3779B97F4A7C15U >> 32;
}

bool Vocabulary::matches(const Slot& slot, const Key& key, std::string_view term) const {
  if (!(slot.key == key)) return false;
  return key.is_short() || std::memcmp(entries_[slot.id].text, term.data(), term.size()) == 0;
}

void Vocabulary::fetch(const Key& key) const {
  __builtin_prefetch(&slots_[hash_of(key) & (slots_.size() - 1)]);
}

Vocabulary::TermId Vocabulary::intern(const Key& key, std::string_view term) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t place = hash_of(key) & mask;
  for (; slots_[place].id != none; place = (place + 1) & mask) {
    if (matches(slots_[place], key, term)) return slots_[place].id;
  }
  if (key.is_short()) term = {reinterpret_cast<const char*>(key.bytes.data()), key.size};
  const auto id = static_cast<TermId>(entries_.size());
  entries_.push_back({store(term), key.size});
  slots_[place] = {key, id};
  if (entries_.size() * 3 > slots_.size() * 2) grow();
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
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.id == none) continue;
    std::size_t place = hash_of(slot.key) & mask;
    while (slots_[place].id != none) place = (place + 1) & mask;
    slots_[place] = slot;
  }
}

void Vocabulary::clear() {
  entries_.clear();
  std::fill(slots_.begin(), slots_.end(), Slot{});
  blocks_.clear();
}

}  // namespace dateline
