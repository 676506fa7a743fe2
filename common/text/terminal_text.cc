#include "common/text/terminal_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/support/standard_output.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::string_view replacement = "\uFFFD";

bool is_control(unsigned code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

bool overrides_direction(unsigned code) {
  return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

bool is_line_separator(unsigned code) {
  return code == 0x2028 || code == 0x2029;
}

bool is_combining(unsigned code) {
  return (code >= 0x300 && code <= 0x36F) || (code >= 0x200B && code <= 0x200D) ||
         (code >= 0xFE00 && code <= 0xFE0F) || (code >= 0x20D0 && code <= 0x20FF);
}

/// An outline of the blocks with wide characters in Unicode's EastAsianWidth.txt.
bool is_wide(unsigned code) {
  return (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xA4CF) ||
         (code >= 0xAC00 && code <= 0xD7A3) || (code >= 0xF900 && code <= 0xFAFF) ||
         (code >= 0xFE30 && code <= 0xFE6F) || (code >= 0xFF00 && code <= 0xFF60) ||
         (code >= 0x1F300 && code <= 0x1FAFF) || (code >= 0x20000 && code <= 0x3FFFD);
}

/// Not in UTF-8, or no character of Unicode at all.
bool is_invalid(const Utf8Character& c) {
  return (c.size == 1 && c.code >= 0x80) || (c.code >= 0xD800 && c.code <= 0xDFFF) ||
         (c.code & 0xFFFE) == 0xFFFE;
}

bool is_plain(char c) {
  return c >= 0x20 && c < 0x7F;
}

/// Replaces characters that must not reach a terminal, unless `stays` accepts their place.
template <typename Stays>
std::string shown(std::string_view text, Stays stays) {
  if (std::all_of(text.begin(), text.end(), is_plain)) return std::string(text);
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character c = utf8_character(text, at);
    const bool steers =
        is_control(c.code) || overrides_direction(c.code) || is_line_separator(c.code);
    if (is_invalid(c) || (steers && !stays(at))) {
      plain += replacement;
    } else {
      plain += text.substr(at, c.size);
    }
    at += c.size;
  }
  return plain;
}

}  // namespace

std::string terminal_text(std::string_view text) {
  return shown(text, [](std::size_t) { return false; });
}

std::string terminal_lines(std::string_view text) {
  return shown(text, [text](std::size_t at) {
    return text[at] == '\n' || text[at] == '\t' || text.substr(at, 2) == "\r\n";
  });
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (is_plain(text[at])) {
      ++width;
      ++at;
      continue;
    }
    const Utf8Character c = utf8_character(text, at);
    if (!is_combining(c.code)) width += is_wide(c.code) ? 2 : 1;
    at += c.size;
  }
  return width;
}

void print_line(std::string_view text) {
  write_message(terminal_text(text) + '\n');
}

void print_lines(std::string_view text) {
  write_message(terminal_lines(text));
}

void print_error(std::string_view program, const Error& error) {
  print_line(fmt::format("{}: {}", program, error.message));
  if (!error.hint.empty()) print_line("  " + error.hint);
}

}  // namespace dateline
