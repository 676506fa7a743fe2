#include "indexer/html/entities.h"

#include <libxml/HTMLparser.h>

#include <array>
#include <cstdint>
#include <optional>

#include "indexer/format/windows_1252.h"

namespace dateline::html {
namespace {

constexpr std::size_t longest_reference = 12;

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::optional<char32_t> numeric(std::string_view digits) {
  unsigned base = 10;
  if (!digits.empty() && (digits.front() == 'x' || digits.front() == 'X')) {
    base = 16;
    digits.remove_prefix(1);
  }
  if (digits.empty()) return std::nullopt;
  char32_t code = 0;
  for (const char c : digits) {
    unsigned digit = 99;
    if (c >= '0' && c <= '9') digit = static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') digit = static_cast<unsigned>(c - 'a') + 10;
    if (c >= 'A' && c <= 'F') digit = static_cast<unsigned>(c - 'A') + 10;
    if (digit >= base) return std::nullopt;
    code = code * base + digit;
    if (code > 0x10FFFF) return 0xFFFD;
  }
  return code < 0x100 ? windows_1252_character(static_cast<std::uint8_t>(code)) : code;
}

std::optional<char32_t> named(std::string_view name) {
  if (name == "amp" || name == "AMP") return U'&';
  if (name == "nbsp") return U'\u00A0';
  if (name == "lt" || name == "LT") return U'<';
  if (name == "gt" || name == "GT") return U'>';
  if (name == "quot" || name == "QUOT") return U'"';
  if (name == "apos") return U'\'';
  std::array<xmlChar, longest_reference + 1> terminated{};
  for (std::size_t i = 0; i < name.size(); ++i) terminated[i] = static_cast<xmlChar>(name[i]);
  const htmlEntityDesc* entity = htmlEntityLookup(terminated.data());
  if (entity == nullptr) return std::nullopt;
  return static_cast<char32_t>(entity->value);
}

/// Of the references that may end without a semicolon, those that are met so.
bool stands_without_semicolon(std::string_view name) {
  return name == "amp" || name == "nbsp" || name == "quot" || name == "lt" || name == "gt";
}

}  // namespace

void append_code_point(std::string& out, char32_t code) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code < 0x20 && code != '\n' && code != '\t') return;
  if ((code >= 0x7F && code < 0xA0) || (code >= 0xD800 && code < 0xE000) || code > 0x10FFFF) return;
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | (code >> 6));
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | (code >> 12));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | (code >> 18));
    put(0x80 | ((code >> 12) & 0x3F));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

std::optional<Reference> leading_reference(std::string_view text) {
  text.remove_prefix(1);
  const bool is_number = text.starts_with('#');
  std::size_t end = is_number ? 1 : 0;
  while (end < text.size() && end < longest_reference && is_alphanumeric(text[end])) ++end;
  const std::string_view name = text.substr(0, end);
  const bool closed = end < text.size() && text[end] == ';';
  std::optional<char32_t> code;
  if (is_number) {
    code = numeric(name.substr(1));
  } else if ((closed && !name.empty()) || stands_without_semicolon(name)) {
    code = named(name);
  }
  if (!code) return std::nullopt;
  return Reference{.code = *code, .size = 1 + end + (closed ? 1 : 0), .closed = closed};
}

void append_decoded(std::string& out, std::string_view raw) {
  while (true) {
    const std::size_t ampersand = raw.find('&');
    out.append(raw.substr(0, ampersand));
    if (ampersand == std::string_view::npos) return;
    raw.remove_prefix(ampersand);
    const std::optional<Reference> reference = leading_reference(raw);
    if (reference) {
      append_code_point(out, reference->code);
    } else {
      out.push_back('&');
    }
    raw.remove_prefix(reference ? reference->size : 1);
  }
}

std::string decode_entities(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  append_decoded(out, raw);
  return out;
}

}  // namespace dateline::html
