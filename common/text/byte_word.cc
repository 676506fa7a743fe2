#include "common/text/byte_word.h"

#include <cstring>

namespace dateline {

std::size_t find_text(std::string_view text, std::string_view part) {
  const void* const found = ::memmem(text.data(), text.size(), part.data(), part.size());
  return found == nullptr ? text.npos
                          : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

bool contains(std::string_view text, std::string_view part) {
  return find_text(text, part) != text.npos;
}

}  // namespace dateline
