#include "indexer/html/site_name.h"

#include <algorithm>
#include <array>
#include <span>

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
std::string name_in(std::string_view rest, bool behind,
                    std::span<const std::string_view> separators = site_separators) {
  while (!(rest = trimmed<is_html_space>(rest)).empty()) {
    std::size_t cut = behind ? 0 : rest.size();
    std::size_t size = 0;
    for (const std::string_view separator : separators) {
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

/// Marks that part a headline from the name of a site without spaces around them.
constexpr auto tight_separators = std::to_array<std::string_view>({"|", "_"});
/// The same where words are not parted by spaces.
constexpr auto unspaced_separators =
    std::to_array<std::string_view>({"|", "_", "-", "\u2013", "\u2014", "\u30FB", "\u00B7"});

/// Whether a text has letters of scripts without spaces, or of Korean.
bool is_unspaced(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
}

/// The value behind a label without other facts on the same line.
std::string_view first_of_line(std::string_view value) {
  for (const std::string_view end : {"\n", "\u3000", "|", "  ", "\u00A0"}) {
    value = value.substr(0, value.find(end));
  }
  // Between words of three bytes a character, a space parts facts.
  return trimmed<is_html_space>(is_unspaced(value) ? value.substr(0, value.find(' ')) : value);
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

namespace {

/// Whether a line may name who issued a release, rather than be another fact or a control.
bool may_be_issuer(std::string_view name) {
  return may_be_name(name) && name.find_first_of(":$") == name.npos &&
         std::ranges::none_of(name, is_digit) && !is_furniture(name) && !is_notice(name, false);
}

}  // namespace

std::string find_stated_issuer(std::string_view lines_above) {
  bool labelled = false;  // by the line before
  while (!lines_above.empty()) {
    const std::string_view line = lines_above.substr(0, lines_above.find('\n'));
    lines_above.remove_prefix(std::min(line.size() + 1, lines_above.size()));
    const auto value = labelled_issuer(line);
    const std::string_view name = first_of_line(value ? *value : line);
    if ((value || labelled) && may_be_issuer(name)) return std::string(name);
    labelled = value && value->empty();
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
  const std::span<const std::string_view> tight =
      is_unspaced(title) ? std::span<const std::string_view>(unspaced_separators)
                         : std::span<const std::string_view>(tight_separators);
  for (const auto separators : {std::span<const std::string_view>(site_separators), tight}) {
    for (const std::string_view separator : separators) {
      if (before.empty() && behind.starts_with(separator)) {
        return name_in(behind.substr(separator.size()), true, separators);
      }
      if (behind.empty() && before.ends_with(separator)) {
        return name_in(before.substr(0, before.size() - separator.size()), false, separators);
      }
    }
  }
  const bool colon = before.empty() && behind.starts_with(": ");
  return colon ? name_in(behind.substr(2), true) : std::string();
}

}  // namespace dateline::html
