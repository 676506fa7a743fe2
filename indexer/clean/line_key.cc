#include "indexer/clean/line_key.h"

namespace dateline {

namespace {

// Maps each byte of a word; 0 for separators.
constexpr std::array<char, 256> word_bytes = [] {
  std::array<char, 256> table{};
  for (std::size_t byte = 0x80; byte < table.size(); ++byte) table[byte] = static_cast<char>(byte);
  for (char c = '0'; c <= '9'; ++c) table[static_cast<unsigned char>(c)] = '0';
  for (char c = 'a'; c <= 'z'; ++c) {
    table[static_cast<unsigned char>(c)] = c;
    table[static_cast<unsigned char>(c - 'a' + 'A')] = c;
  }
  return table;
}();

}  // namespace

LineKey::LineKey(std::string_view line) {
  bool space_due = false;
  for (const char c : line) {
    const char byte = word_bytes[static_cast<unsigned char>(c)];
    if (byte == 0) {
      space_due = size_ > 0;
      continue;
    }
    if (size_ + 2 > capacity) {
      size_ = 0;
      return;
    }
    if (space_due) bytes_[size_++] = ' ';
    space_due = false;
    bytes_[size_++] = byte;
  }
}

}  // namespace dateline
