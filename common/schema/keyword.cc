#include "common/schema/keyword.h"

#include <xapian.h>
#include <xxhash.h>

#include "common/text/analyzer.h"
#include "common/text/ascii.h"

namespace dateline {
namespace {

constexpr unsigned digest_characters = 11;  // of 64 bits

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
    append_printable(term, XXH3_64bits(content.data(), content.size()), digest_characters);
    return term;
  }
  const std::string keyword = normalise_keyword(content);
  return keyword.empty() ? keyword : make_term(field.prefix, keyword);
}

std::string host_of_url(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  if (const auto user = url.rfind('@'); user != std::string_view::npos) url.remove_prefix(user + 1);
  url = url.substr(0, url.find(':'));
  std::string host = normalise_keyword(url);
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

}  // namespace dateline
