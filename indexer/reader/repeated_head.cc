#include "indexer/reader/repeated_head.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "common/schema/keyword.h"
#include "common/text/ascii.h"
#include "common/text/take_until.h"
#include "indexer/prose/date_finder.h"
#include "indexer/prose/headline.h"
#include "indexer/prose/lines.h"
#include "indexer/prose/phrases.h"

namespace dateline {
namespace {

// What stands between a headline and the name of a site.
constexpr auto site_marks = std::to_array<std::string_view>(
    {" | ", " - ", " \u2013 ", " \u2014 ", " :: ", " \u00B7 ", " \u00BB ", "\uFF5C"});

/// The letters and digits of a name in lower case.
std::string plain_letters(std::string_view name) {
  std::string letters = lowered(name);
  std::erase_if(letters, [](char c) { return !is_word_byte(c); });
  return letters;
}

/// Whether a site at an address may have a name: "Quay News" is at www.quaynews.example.
bool may_be_site_of(std::string_view name, std::string_view url) {
  constexpr std::size_t shortest_label = 4;
  const std::string letters = plain_letters(name);
  const std::string host = host_of_url(url);
  for (std::string_view rest = host; !rest.empty();) {
    const std::string label = plain_letters(take_until(rest, '.'));
    const bool last = rest.empty();
    if (!last && label.size() >= shortest_label && letters.find(label) != letters.npos) return true;
  }
  return letters.size() >= shortest_label && plain_letters(host).find(letters) != host.npos;
}

/// The first line of a text that is not blank, or a view of its end.
std::string_view first_written_line(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return first_line_of(text);
}

/// The date in a line that has nothing else but a label of dates before it; empty for another line.
std::string_view labelled_date(std::string_view line) {
  constexpr std::size_t longest = 80;  // bytes
  if (line.size() > longest) return {};
  const auto date = find_date(line, 0, {});
  if (!date || date->end + 1 < trimmed(line).size()) return {};
  std::string_view label = trimmed(line.substr(0, date->begin));
  if (label.ends_with(':')) label.remove_suffix(1);
  if (phrase_kind(label) != PhraseKind::date_label) return {};
  return line.substr(date->begin);
}

/// The first two lines of a body, and where the first ends in it.
struct FirstLines {
  std::string_view first;
  std::string_view second;
  std::size_t end_of_first = 0;
};

FirstLines first_lines(std::string_view body) {
  FirstLines lines;
  lines.first = trimmed(first_written_line(body));
  if (lines.first.empty()) return lines;
  lines.end_of_first =
      static_cast<std::size_t>(lines.first.data() + lines.first.size() - body.data());
  lines.second = first_written_line(body.substr(lines.end_of_first));
  return lines;
}

/// A headline, if a title is one with the name of its site behind it.
std::optional<std::string_view> headline_before_site(const RawRelease& raw,
                                                     const FirstLines& lines) {
  constexpr std::size_t least_words = 3;  // "Statement - Acme" says of whom it is
  constexpr std::size_t least_bytes = 20;
  for (const std::string_view mark : site_marks) {
    const std::size_t at = raw.title.rfind(mark);
    if (at == raw.title.npos) continue;
    const std::string_view head = trimmed(std::string_view(raw.title).substr(0, at));
    const std::string_view name = std::string_view(raw.title).substr(at + mark.size());
    if (count_words(head) < least_words && head.size() < least_bytes) continue;
    if (!raw.source.empty() && is_same_headline(name, raw.source)) return head;
    const bool dated = !labelled_date(lines.second).empty();
    const bool of_site = dated || may_be_site_of(name, raw.url);
    if (of_site && is_same_headline(head, lines.first)) return head;
  }
  return std::nullopt;
}

}  // namespace

void drop_repeated_head(RawRelease& raw) {
  const FirstLines lines = first_lines(raw.body);
  if (const auto headline = headline_before_site(raw, lines)) raw.title = std::string(*headline);
  if (raw.title.empty() || !is_same_headline(raw.title, lines.first)) return;
  const std::string_view date = labelled_date(lines.second);
  if (date.empty()) return;
  if (raw.date.empty()) raw.date = std::string(date);
  const char* const end = lines.second.data() + lines.second.size();
  raw.body.erase(lines.end_of_first,
                 static_cast<std::size_t>(end - raw.body.data()) - lines.end_of_first);
}

}  // namespace dateline
