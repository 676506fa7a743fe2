#include "indexer/clean/line_key.h"

namespace dateline {

LineKey::LineKey(std::string_view line) {
  bool space_due = false;
  for (const char c : line) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool word = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                      static_cast<signed char>(c) < 0;
    if (!word) {
      space_due = size_ > 0;
      continue;
    }
    if (size_ + 2 > capacity) {
      size_ = 0;
      return;
    }
    if (space_due) bytes_[size_++] = ' ';
    space_due = false;
    const char digit_folded = c >= '0' && c <= '9' ? '0' : c;
    bytes_[size_++] = upper ? static_cast<char>(c + ('a' - 'A')) : digit_folded;
  }
}

}  // namespace dateline
