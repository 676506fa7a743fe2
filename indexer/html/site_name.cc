#include "indexer/html/site_name.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "common/text/byte_word.h"
#include "indexer/html/phrases.h"
#include "indexer/html/site_title.h"

namespace dateline::html {
namespace {

constexpr std::size_t longest_name = 100;  ///< bytes
constexpr std::size_t most_words_of_name = 8;

bool may_be_name(std::string_view name) {
  const std::size_t words = word_set(name).size();
  const bool listed = std::ranges::count(name, ',') > 1;  // keywords, or an address
  const bool other = listed || name.ends_with(':') || name.find('@') != name.npos;
  return words > 0 && words <= most_words_of_name && name.size() <= longest_name && !other &&
         !names_section(name) && !is_byline(name) && !has_date(name);
}

/// The part that names a site in what stands before or behind the headline: the outermost that is
/// no section.
std::string name_in(std::string_view rest, bool behind) {
  while (!(rest = trimmed<is_html_space>(rest)).empty()) {
    std::size_t cut = behind ? 0 : rest.size();
    std::size_t size = 0;
    for (const std::string_view separator : site_separators) {
      const std::size_t at = behind ? rest.rfind(separator) : find_text(rest, separator);
      if (at == rest.npos || (behind ? at + separator.size() <= cut : at >= cut)) continue;
      cut = behind ? at + separator.size() : at;
      size = separator.size();
    }
    const std::string_view part = behind ? rest.substr(cut) : rest.substr(0, cut);
    if (may_be_name(part)) return std::string(part);
    if (size == 0) break;
    rest = behind ? rest.substr(0, cut - size) : rest.substr(cut + size);
  }
  return {};
}

/// The value behind a label without other facts on the same line.
std::string_view first_of_line(std::string_view value) {
  for (const std::string_view end : {"\n", "\u3000", "|", "  ", "\u00A0"}) {
    value = value.substr(0, value.find(end));
  }
  // Between words of three bytes a character, a space parts facts.
  const bool spaced =
      std::ranges::none_of(value, [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
  return trimmed<is_html_space>(spaced ? value : value.substr(0, value.find(' ')));
}

}  // namespace

std::string find_stated_source(const Metadata& metadata, std::string_view lines_above) {
  if (!metadata.source.empty()) return metadata.source;
  if (!metadata.site.empty()) return metadata.site;
  while (!lines_above.empty()) {
    const std::string_view line = lines_above.substr(0, lines_above.find('\n'));
    lines_above.remove_prefix(std::min(line.size() + 1, lines_above.size()));
    const std::string_view name = first_of_line(labelled_source(line));
    if (may_be_name(name) && name.find("://") == name.npos) return std::string(name);
  }
  return {};
}

std::string find_site_in_title(const Page& page, const Headline& headline) {
  const std::string_view title = page.metadata.page_title;
  if (headline.block == Headline::unseen || headline.title.empty()) return {};
  const std::size_t at = find_text(title, headline.title);
  if (at == title.npos) return {};
  const std::string_view before = title.substr(0, at);
  const std::string_view behind = title.substr(at + headline.title.size());
  for (const std::string_view separator : site_separators) {
    if (before.empty() && behind.starts_with(separator)) {
      return name_in(behind.substr(separator.size()), true);
    }
    if (behind.empty() && before.ends_with(separator)) {
      return name_in(before.substr(0, before.size() - separator.size()), false);
    }
  }
  const bool colon = before.empty() && behind.starts_with(": ");
  return colon ? name_in(behind.substr(2), true) : std::string();
}

}  // namespace dateline::html
