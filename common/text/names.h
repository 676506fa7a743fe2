#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace dateline {

/// The value of an enum, numbered from 0, whose name in a list is `name`; none if it is not there.
template <typename Enum, std::size_t count>
constexpr std::optional<Enum> find_named(const std::array<std::string_view, count>& names,
                                         std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

/// The names of a list, with a character between them, as characters.
template <const auto& names, char between>
constexpr auto names_with_between() {
  constexpr std::size_t size = [] {
    std::size_t sum = names.size() - 1;
    for (const std::string_view name : names) sum += name.size();
    return sum;
  }();
  std::array<char, size> text{};
  auto end = text.begin();
  for (const std::string_view name : names) {
    if (end != text.begin()) *end++ = between;
    end = std::copy(name.begin(), name.end(), end);
  }
  return text;
}

template <const auto& names, char between>
inline constexpr auto names_text = names_with_between<names, between>();

/// The same as a text, for tables of options: "day|week".
template <const auto& names, char between>
inline constexpr std::string_view joined_names{names_text<names, between>.data(),
                                               names_text<names, between>.size()};

}  // namespace dateline
