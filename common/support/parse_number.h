#pragma once

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace dateline {

/// The number that makes up the whole text, as std::from_chars() reads it: without spaces and plus
/// sign. nullopt for any other text, and for a number that does not fit. `base` is for integers, 10
/// if it is left out.
template <typename Number, typename... Base>
std::optional<Number> parse_number(std::string_view text, Base... base) {
  Number number{};
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number, base...);
  return error == std::errc{} && stop == end ? std::optional(number) : std::nullopt;
}

}  // namespace dateline
