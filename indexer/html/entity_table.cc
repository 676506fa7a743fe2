#include "indexer/html/entity_table.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/clean/table_rows.h"
#include "common/text/ascii.h"
#include "indexer/html/html5_entities_table.h"

namespace dateline::html {
namespace {

constexpr std::size_t shortest_name = 2;  ///< "lt"
constexpr std::size_t longest_open = 6;   ///< "Aacute": of those without a semicolon
constexpr std::size_t longest_name = 32;  ///< "CounterClockwiseContourIntegral;"

char32_t code_point(std::string_view hexadecimal) {
  std::uint32_t code = 0;
  std::from_chars(hexadecimal.data(), hexadecimal.data() + hexadecimal.size(), code, 16);
  return code;
}

/// A hash table with open addressing, a quarter full, for names of few bytes.
class EntityTable {
 public:
  EntityTable() {
    slots_.fill(none);
    for (auto& [name, codes] : table_rows<2>(html5_entities_table)) {
      const char32_t first = code_point(take_until(codes, ' '));
      slots_[slot_of(name)] = static_cast<std::uint16_t>(entities_.size());
      entities_.push_back({.name = name, .characters = {first, code_point(codes)}});
    }
  }

  const Entity* find(std::string_view name) const {
    const std::uint16_t index = slots_[slot_of(name)];
    return index == none ? nullptr : &entities_[index];
  }

 private:
  static constexpr std::size_t slot_count = 8192;
  static constexpr std::uint16_t none = UINT16_MAX;

  /// The slot of the name, or the free one where it would stand.
  std::size_t slot_of(std::string_view name) const {
    std::uint32_t hash = 0x811C9DC5;  // FNV-1a
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193;
    std::size_t slot = hash % slot_count;
    while (slots_[slot] != none && entities_[slots_[slot]].name != name) {
      slot = (slot + 1) % slot_count;
    }
    return slot;
  }

  std::vector<Entity> entities_;
  std::array<std::uint16_t, slot_count> slots_;
};

const Entity* entity_named(std::string_view name) {
  static const EntityTable table;
  return table.find(name);
}

}  // namespace

const Entity* longest_entity(std::string_view text) {
  text = text.substr(0, longest_name);
  std::size_t size = 0;
  while (size < text.size() && (is_letter(text[size]) || is_digit(text[size]))) ++size;
  if (size < text.size() && text[size] == ';') {
    if (const Entity* closed = entity_named(text.substr(0, size + 1))) return closed;
  }
  for (size = std::min(size, longest_open); size >= shortest_name; --size) {
    if (const Entity* open = entity_named(text.substr(0, size))) return open;
  }
  return nullptr;
}

}  // namespace dateline::html
