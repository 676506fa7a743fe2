#include "common/schema/keyword.h"

#include <xapian.h>
#include <xxhash.h>

#include "common/support/parse_number.h"
#include "common/text/analyzer.h"
#include "common/text/ascii.h"

namespace dateline {
namespace {

constexpr unsigned digest_characters = 11;  // of 64 bits
constexpr std::size_t hexadecimal_digits = 16;

}  // namespace

std::string normalise_keyword(std::string_view text) {
  std::string keyword;
  bool space = false;
  for (Xapian::Utf8Iterator it(text.data(), text.size()); it != Xapian::Utf8Iterator(); ++it) {
    if (Xapian::Unicode::is_whitespace(*it)) {
      space = !keyword.empty();
      continue;
    }
    if (space) keyword += ' ';
    space = false;
    Xapian::Unicode::append_utf8(keyword, Xapian::Unicode::tolower(*it));
  }
  return keyword;
}

std::string boolean_term(const Field& field, std::string_view content) {
  if (field.type == FieldType::exact) {
    if (content.empty()) return {};
    std::string term(field.prefix);
    append_printable(term, exact_number(content), digest_characters);
    return term;
  }
  const std::string keyword = normalise_keyword(content);
  return keyword.empty() ? keyword : make_term(field.prefix, keyword);
}

std::uint64_t exact_number(std::string_view content) {
  if (content.size() == hexadecimal_digits &&
      content.find_first_not_of("0123456789abcdef") == std::string_view::npos) {
    return *parse_number<std::uint64_t>(content, 16);
  }
  return XXH3_64bits(content.data(), content.size());
}

std::optional<std::uint64_t> number_in_term(std::string_view characters) {
  if (characters.size() != digest_characters) return std::nullopt;
  std::string digits;
  for (unsigned digit = 0; digit < 64; ++digit) append_printable(digits, digit, 1);
  std::uint64_t number = 0;
  for (const char c : characters) {
    const std::size_t digit = digits.find(c);
    if (digit == std::string::npos) return std::nullopt;
    number = number << 6 | digit;
  }
  return number;
}

std::string host_of_url(std::string_view url) {
  return url.find("://") == std::string_view::npos ? std::string() : host_keyword(url);
}

std::string host_keyword(std::string_view url) {
  constexpr std::string_view behind_scheme = "://";
  if (const auto scheme = url.find(behind_scheme); scheme != std::string_view::npos) {
    url.remove_prefix(scheme + behind_scheme.size());
  }
  url = url.substr(0, url.find_first_of("/?#"));
  if (const auto user = url.rfind('@'); user != std::string_view::npos) url.remove_prefix(user + 1);
  url = url.substr(0, url.find(':'));
  std::string host = normalise_keyword(url);
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

}  // namespace dateline
