#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace dateline {

/// Whether `text` holds `part`. Passes over what cannot match, where std::string_view::find() stops
/// at each place of the first letter.
bool contains(std::string_view text, std::string_view part);

/// Where `part` first stands in `text`, or npos.
std::size_t find_text(std::string_view text, std::string_view part);

/// Looks for several parts at once: pairs of bytes say how far none of them can begin (Wu and
/// Manber, "A Fast Algorithm for Multi-Pattern Searching", 1994).
class PartFinder {
 public:
  /// Parts of at least two bytes each, which outlive the finder.
  constexpr explicit PartFinder(std::span<const std::string_view> parts) : parts_(parts) {
    for (const std::string_view part : parts)
      window_ = part.size() < window_ ? part.size() : window_;
    steps_.fill(static_cast<std::uint8_t>(window_ - 1));
    for (const std::string_view part : parts) {
      for (std::size_t end = 2; end <= window_; ++end) {
        std::uint8_t& step = steps_[pair_hash(part[end - 2], part[end - 1])];
        const auto left = static_cast<std::uint8_t>(window_ - end);
        step = left < step ? left : step;
      }
    }
  }

  /// Whether `text` holds any of the parts.
  bool is_in(std::string_view text) const;

 private:
  static constexpr std::size_t pairs = 512;

  static constexpr std::size_t pair_hash(char first, char second) {
    return (static_cast<unsigned char>(first) * 8U + static_cast<unsigned char>(second)) % pairs;
  }

  std::span<const std::string_view> parts_;
  std::size_t window_ = UINT8_MAX;  ///< bytes of the shortest part
  /// By pair of bytes: how far behind them the nearest window that may be a part ends.
  std::array<std::uint8_t, pairs> steps_{};
};

}  // namespace dateline
