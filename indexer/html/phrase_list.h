#pragma once

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::html {

/// Phrases by their first byte: most lines are compared with none.
class Phrases {
 public:
  void add(std::string&& phrase) {
    if (phrase.size() > 1) beginnings_.set(first_two(phrase));
    by_first_.at(static_cast<unsigned char>(phrase.front())).push_back(std::move(phrase));
  }

  /// Whether any phrase with the first byte of the text has the property.
  bool any(std::string_view text, const auto& holds) const {
    if (text.empty()) return false;
    return std::ranges::any_of(by_first_.at(static_cast<unsigned char>(text.front())), holds);
  }

  /// Whether any phrase of two bytes or more begins with the first two of the text.
  bool may_begin(std::string_view text) const {
    return text.size() > 1 && beginnings_.test(first_two(text));
  }

  void for_each(const auto& use) const {
    for (const auto& phrases : by_first_) std::ranges::for_each(phrases, use);
  }

 private:
  static constexpr std::size_t bytes = 256;  ///< that there are

  static std::size_t first_two(std::string_view text) {
    return static_cast<unsigned char>(text[0]) * bytes + static_cast<unsigned char>(text[1]);
  }

  std::array<std::vector<std::string>, bytes> by_first_;
  std::bitset<bytes * bytes> beginnings_;
};

}  // namespace dateline::html
