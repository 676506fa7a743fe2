#include "query/search/id_text.h"

#include <fmt/format.h>

#include <charconv>

#include "common/text/terminal_text.h"

namespace dateline {

std::string id_text(std::string_view id) {
  if (id.empty() || (terminal_text(id) == id && id.front() != ' ' && id.back() != ' ')) {
    return std::string(id);
  }
  std::string text;
  for (const char c : id) {
    if (c > ' ' && c < '\x7F' && c != '%') {
      text += c;
    } else {
      text += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return text;
}

std::optional<std::string> id_of_text(std::string_view text) {
  std::string id;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      id += text[at];
      continue;
    }
    const std::string_view digits = text.substr(at + 1, 2);
    unsigned char byte = 0;
    const char* const end = digits.data() + digits.size();
    if (digits.size() < 2 || std::from_chars(digits.data(), end, byte, 16).ptr != end) {
      return std::nullopt;
    }
    id += static_cast<char>(byte);
    at += 2;
  }
  if (id == text || id_text(id) != text) return std::nullopt;
  return id;
}

}  // namespace dateline
