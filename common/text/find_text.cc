#include "common/text/find_text.h"

#include <algorithm>
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

bool PartFinder::is_in(std::string_view text) const {
  for (std::size_t end = window_; end <= text.size();) {
    const std::size_t step = steps_[pair_hash(text[end - 2], text[end - 1])];
    end += step;
    if (step > 0) continue;
    const std::string_view rest = text.substr(end - window_);
    if (std::ranges::any_of(parts_, [&](auto part) { return rest.starts_with(part); })) return true;
    ++end;
  }
  return false;
}

}  // namespace dateline
