#include "indexer/reader/json_repair.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace dateline {
namespace {

constexpr std::size_t longest_number = 15;  ///< in characters, of what surely fits
constexpr std::size_t escape_size = 6;      ///< of "\uD83D"

/// The 16 bits of an escape "\uD83D" at the start of a text.
std::optional<std::uint16_t> unit_at(std::string_view text) {
  if (text.size() < escape_size || !text.starts_with("\\u")) return std::nullopt;
  std::uint16_t unit = 0;
  const char* end = text.data() + escape_size;
  const auto [rest, error] = std::from_chars(text.data() + 2, end, unit, 16);
  if (error != std::errc() || rest != end) return std::nullopt;
  return unit;
}

bool is_high_surrogate(std::uint16_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}

bool is_low_surrogate(std::uint16_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

/// Appends the escape at the start of a text to `out`; returns its size.
std::size_t take_escape(std::string_view text, std::string& out) {
  const std::optional<std::uint16_t> unit = unit_at(text);
  std::size_t size = unit ? escape_size : std::min<std::size_t>(2, text.size());
  bool lone = unit && is_low_surrogate(*unit);
  if (unit && is_high_surrogate(*unit)) {
    const auto next = unit_at(text.substr(escape_size));
    lone = !next || !is_low_surrogate(*next);
    if (!lone) size *= 2;
  }
  if (lone) {
    out += "\\uFFFD";
  } else {
    out.append(text.substr(0, size));
  }
  return size;
}

/// Appends the string at the start of a text, with its quotation marks; returns its size.
std::size_t take_string(std::string_view text, std::string& out) {
  out += '"';
  std::size_t at = 1;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '\\') {
      at += take_escape(text.substr(at), out);
      continue;
    }
    ++at;
    if (c >= '\0' && c < ' ') {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
    if (c == '"') break;
  }
  return at;
}

/// Appends the number or word at the start of a text; returns its size.
std::size_t take_word(std::string_view text, std::string& out) {
  static constexpr std::array<std::string_view, 6> not_finite{"NaN",       "-NaN", "Infinity",
                                                              "-Infinity", "Inf",  "-Inf"};
  const std::size_t size = std::min(text.find_first_of(" \t\r\n,:{}[]\""), text.size());
  const std::string_view word = text.substr(0, size);
  const bool number = word.find_first_not_of("0123456789+-.eE") == std::string_view::npos &&
                      word.find_first_of("0123456789") != std::string_view::npos;
  if (std::find(not_finite.begin(), not_finite.end(), word) != not_finite.end()) {
    out += "null";
  } else if (number && (size > longest_number || word.find_first_of("eE") != word.npos)) {
    out.append("\"").append(word).append("\"");
  } else {
    out.append(word);
  }
  return size;
}

}  // namespace

std::string repair_json(std::string_view json) {
  static constexpr std::string_view punctuation = " \t\r\n,:{}[]";
  std::string out;
  out.reserve(json.size() + json.size() / 16);
  for (std::size_t at = 0; at < json.size();) {
    if (json[at] == '"') {
      at += take_string(json.substr(at), out);
    } else if (punctuation.find(json[at]) != punctuation.npos) {
      out += json[at++];
    } else {
      at += take_word(json.substr(at), out);
    }
  }
  return out;
}

}  // namespace dateline
