#include "indexer/reader/plain_text.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "common/text/byte_word.h"
#include "common/text/utf8.h"
#include "indexer/charset/charset.h"

namespace dateline {
namespace {

bool is_blank_character(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

}  // namespace

bool is_plain_text(std::string_view bytes) {
  constexpr char end_of_file = '\x1A';  // CP/M and DOS padded the last block with it
  bytes = bytes.substr(0, bytes.find_last_not_of(end_of_file) + 1);
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
  std::size_t zeros = 0;
  std::size_t controls = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (bytes_below(load_bytes(bytes, at), ' ') == 0) {
      at += sizeof(ByteWord);
      continue;
    }
    const char c = bytes[at++];
    if (c == '\0') ++zeros;
    if (c > '\0' && c < ' ' && !is_blank_character(c)) ++controls;
  }
  // One stray control character in a hundred bytes is tolerable; more means a binary file.
  return controls * 100 <= bytes.size() - zeros;
}

bool is_blank(std::string_view bytes) {
  return std::ranges::all_of(bytes, [](char c) { return c == '\0' || is_blank_character(c); });
}

bool begins_like_data(std::string_view opening) {
  if (opening.size() < 2) return false;
  const char next = opening[1];
  if (opening[0] == '<') return next == '!' || next == '?' || is_letter(next);
  return opening[0] == '{' && opening.find('"') != opening.npos;
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
