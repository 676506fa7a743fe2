#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace dateline {

/// A short line as it is compared with known phrases: ASCII letters in lower case, letters outside
/// ASCII as they are, each run of anything else but digits as one space, none at the ends; digits
/// become '0'. Holds no more than `capacity` bytes; longer lines have an empty key.
class LineKey {
 public:
  static constexpr std::size_t capacity = 63;

  explicit LineKey(std::string_view line);

  std::string_view view() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, capacity + 1> bytes_;
  std::size_t size_ = 0;
};

}  // namespace dateline
