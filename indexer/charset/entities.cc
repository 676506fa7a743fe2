#include "indexer/charset/entities.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/table_rows.h"
#include "indexer/charset/html5_entities_table.h"
#include "indexer/charset/windows_1252.h"

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

namespace {

constexpr char32_t replacement_character = 0xFFFD;

/// What a number of a reference stands for (HTML Standard, "numeric character reference end
/// state").
char32_t numbered(std::uint32_t number) {
  const bool surrogate = number >= 0xD800 && number < 0xE000;
  if (number == 0 || surrogate || number > 0x10FFFF) return replacement_character;
  return number < 0x100 ? windows_1252_character(static_cast<std::uint8_t>(number)) : number;
}

std::optional<Reference> numeric_reference(std::string_view text) {
  const bool hexadecimal = text.substr(2).starts_with('x') || text.substr(2).starts_with('X');
  std::uint32_t number = 0;
  const auto [end, error] =
      std::from_chars(text.data() + (hexadecimal ? 3 : 2), text.data() + text.size(), number,
                      hexadecimal ? 16 : 10);
  if (error == std::errc::invalid_argument) return std::nullopt;
  const bool too_large = error == std::errc::result_out_of_range;
  const auto size = static_cast<std::size_t>(end - text.data());
  const bool closed = text.substr(size).starts_with(';');
  return Reference{.characters = {too_large ? replacement_character : numbered(number)},
                   .size = size + (closed ? 1 : 0),
                   .closed = closed};
}

std::optional<Reference> named_reference(std::string_view text, Place place) {
  const Entity* entity = longest_entity(text.substr(1));
  if (entity == nullptr) return std::nullopt;
  const std::size_t size = 1 + entity->name.size();
  const bool closed = entity->name.ends_with(';');
  if (!closed && place == Place::attribute && size < text.size()) {
    const char next = text[size];
    if (next == '=' || is_letter(next) || is_digit(next)) return std::nullopt;
  }
  return Reference{.characters = entity->characters, .size = size, .closed = closed};
}

}  // namespace

void append_code_point(std::string& out, char32_t code) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code < 0x20 && code != '\n' && code != '\t') return;
  if ((code >= 0x7F && code < 0xA0) || (code >= 0xD800 && code < 0xE000) || code > 0x10FFFF) return;
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | (code >> 6));
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | (code >> 12));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | (code >> 18));
    put(0x80 | ((code >> 12) & 0x3F));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

std::optional<Reference> leading_reference(std::string_view text, Place place) {
  return text.substr(1).starts_with('#') ? numeric_reference(text) : named_reference(text, place);
}

void append_decoded(std::string& out, std::string_view raw, Place place) {
  while (true) {
    const std::size_t ampersand = raw.find('&');
    out.append(raw.substr(0, ampersand));
    if (ampersand == std::string_view::npos) return;
    raw.remove_prefix(ampersand);
    const std::optional<Reference> reference = leading_reference(raw, place);
    if (reference) {
      append_code_point(out, reference->characters[0]);
      if (reference->characters[1] != 0) append_code_point(out, reference->characters[1]);
    } else {
      out.push_back('&');
    }
    raw.remove_prefix(reference ? reference->size : 1);
  }
}

std::string decode_entities(std::string_view raw, Place place) {
  std::string out;
  out.reserve(raw.size());
  append_decoded(out, raw, place);
  return out;
}

}  // namespace dateline::html
