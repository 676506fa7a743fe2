#include "indexer/format/plain_text.h"

#include <algorithm>

#include "indexer/format/charset.h"

namespace dateline {
namespace {

constexpr std::string_view blanks("\0 \t\r\n\f\v", 7);

}  // namespace

bool is_plain_text(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
  const auto is_control = [](char c) {
    return static_cast<unsigned char>(c) < ' ' && !(c >= '\t' && c <= '\r') && c != '\0';
  };
  const auto zeros = std::ranges::count(bytes, '\0');
  const auto controls = std::ranges::count_if(bytes, is_control);
  // One stray control character in a hundred bytes is dirt, more is a binary file.
  return controls * 100 <= static_cast<std::ptrdiff_t>(bytes.size()) - zeros;
}

bool is_blank(std::string_view bytes) {
  return bytes.find_first_not_of(blanks) == bytes.npos;
}

bool begins_like_data(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto first = bytes.find_first_not_of(" \t\r\n");
  if (first == bytes.npos || first + 1 == bytes.size()) return false;
  const char next = bytes[first + 1];
  if (bytes[first] == '<')
    return next == '!' || next == '?' || ((next | 0x20) >= 'a' && (next | 0x20) <= 'z');
  return bytes[first] == '{' && bytes.find('"', first) != bytes.npos;
}

RawRelease whole_page(const Record& record) {
  RawRelease raw;
  auto decoded = decode_text(record.bytes, record.hints, DeclaredCharset::none);
  raw.body = std::move(decoded.text);
  raw.undecodable = decoded.undecodable;
  raw.url = record.hints.url;
  raw.whole_page = true;
  return raw;
}

}  // namespace dateline
