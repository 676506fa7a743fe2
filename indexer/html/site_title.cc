#include "indexer/html/site_title.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "common/text/byte_word.h"
#include "indexer/html/page.h"
#include "indexer/html/phrases.h"

namespace dateline::html {

std::set<std::string> word_set(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  const auto add = [&] {
    // A mark such as a bullet is no word.
    if (!word.empty() && !folded(word).empty()) words.insert(std::move(word));
    word.clear();
  };
  for (const char c : text) {
    if (is_word_byte(c)) {
      word.push_back(to_lower(c));
    } else {
      add();
    }
  }
  add();
  return words;
}

SectionTitle split_section(std::string_view title) {
  std::size_t end = title.size();
  std::size_t next = title.size();
  std::size_t last = 0;
  std::size_t last_end = 0;
  const auto cut = [&](std::string_view separator) {
    const std::size_t at = find_text(title, separator);
    if (at == title.npos) return;
    if (at < end) {
      end = at;
      next = at + separator.size();
    }
    if (title.rfind(separator) + separator.size() <= last) return;
    last_end = title.rfind(separator);
    last = last_end + separator.size();
  };
  std::ranges::for_each(site_separators, cut);
  cut(": ");
  if (names_section(title.substr(0, end))) {
    return {title.substr(0, end), title.substr(next), title.substr(end).starts_with(": ")};
  }
  if (last > 0 && names_section(title.substr(last))) {
    return {title.substr(last), title.substr(0, last_end)};
  }
  return {{}, title};
}

std::string without_site(std::string_view title, std::string_view site) {
  const std::string site_folded = folded(site);
  for (const std::string_view separator : site_separators) {
    const std::size_t begin = find_text(title, separator);
    if (begin == title.npos) continue;
    const std::size_t last = title.rfind(separator);
    const std::string_view head = title.substr(0, last);
    const std::string_view tail = title.substr(last + separator.size());
    const std::string_view first = title.substr(0, begin);
    if (!site_folded.empty() && folded(first) == site_folded) {
      return std::string(title.substr(first.size() + separator.size()));
    }
    const bool is_site = !site_folded.empty() && folded(tail) == site_folded;
    if (is_site || (word_set(tail).size() <= 5 && tail.size() < head.size())) {
      return without_site(head, site);
    }
  }
  return std::string(title);
}

}  // namespace dateline::html
