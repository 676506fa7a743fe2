#include "indexer/clean/line_context.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "common/text/ascii.h"
#include "indexer/clean/page_path.h"
#include "indexer/html/phrases.h"
#include "indexer/prose/notices.h"

namespace dateline {
namespace {

constexpr std::size_t names_above_contact = 3;
constexpr std::size_t most_words_of_name = 7;

/// Whether a number separator is between two digits.
bool has_separated_digits(std::string_view text) {
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    if ((text[at] == '.' || text[at] == ',') && is_digit(text[at - 1]) && is_digit(text[at + 1])) {
      return true;
    }
  }
  return false;
}

/// An amount: a number with a separator or a sign ("1,204", "12 %", "$40 million").
bool is_amount(std::string_view text) {
  constexpr std::ptrdiff_t most_letters = 8;
  if (std::ranges::none_of(text, is_digit)) return false;
  const bool sign = text.find_first_of("%$") != text.npos || text.find("€") != text.npos ||
                    text.find("£") != text.npos;
  return (sign || has_separated_digits(text)) && text.find_first_of("/:@") == text.npos &&
         std::ranges::count_if(text, is_lower) <= most_letters;
}

/// Whether a line is a cell with an amount, or a row of a table with several.
bool has_amounts(const PageLine& line) {
  constexpr std::size_t longest_row = 120;
  constexpr std::size_t longest_cell = 20;
  constexpr std::size_t amounts_of_row = 2;
  if (line.date || line.has_contact || line.text.size() > longest_row) return false;
  if (line.text.size() <= longest_cell) return is_amount(line.text);
  std::size_t amounts = 0;
  for (std::size_t at = 0; at < line.text.size();) {
    const std::size_t end = std::min(line.text.find(' ', at), line.text.size());
    amounts += is_amount(line.text.substr(at, end - at)) ? 1 : 0;
    at = end + 1;
  }
  return amounts >= amounts_of_row;
}

/// Table rows recur from one quarterly release to the next, yet belong to the release: below its
/// first prose, nothing counts as learned in a stretch with amounts, and "Share" is not a button.
void mark_tables(std::vector<PageLine>& lines) {
  constexpr std::ptrdiff_t least_amounts = 3;
  constexpr std::size_t most_lines_between = 3;
  constexpr std::size_t most_header_cells = 8;
  std::size_t begin = 0;  // of the table, including the cells above its first amount
  std::size_t last = 0;
  std::ptrdiff_t amounts = 0;
  // Most pages have no tables; counting words would be wasted there.
  if (std::ranges::count_if(lines, has_amounts) < least_amounts) return;
  const auto is_text = [](const PageLine& line) { return line.is_prose() && !line.is_furniture(); };
  const auto text = static_cast<std::size_t>(std::ranges::find_if(lines, is_text) - lines.begin());
  for (std::size_t i = text; i < lines.size(); ++i) {
    if (!has_amounts(lines[i])) continue;
    if (amounts == 0 || i - last > most_lines_between + 1) {
      amounts = 0;
      begin = i;
      while (begin > text && i - begin < most_header_cells && !lines[begin - 1].is_prose()) {
        --begin;
      }
    }
    last = i;
    if (++amounts < least_amounts) continue;
    for (; begin <= i; ++begin) {
      lines[begin].in_table = true;
      lines[begin].share = 0;
      lines[begin].phrase = PhraseKind::none;
    }
  }
}

/// Marks names and titles above telephone numbers and e-mail addresses.
void mark_contact_blocks(std::vector<PageLine>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    // Names are above numbers and addresses, but below a label.
    if (!lines[i].has_contact || lines[i].is_prose() || begins_with_contact_label(lines[i].text)) {
      continue;
    }
    const std::size_t first = i > names_above_contact ? i - names_above_contact : 0;
    for (std::size_t above = i; above-- > first;) {
      PageLine& line = lines[above];
      const bool name = line.phrase == PhraseKind::none && !line.date &&
                        line.words() <= most_words_of_name && !line.ends_sentence;
      if (!name) break;
      line.beside_contact = true;
    }
  }
}

/// Paths stand above the text, at most below a banner. Lists with such marks in it are part of it.
void mark_paths(std::vector<PageLine>& lines) {
  int sentences = 0;
  for (PageLine& line : lines) {
    if (line.is_prose() && !line.is_furniture() && ++sentences > 1) return;
    const bool is_other = line.phrase != PhraseKind::none || line.ends_sentence || line.date ||
                          line.byline_date || line.has_contact;
    if (is_other) continue;
    if (is_page_path(line.text, &line == lines.data())) line.phrase = PhraseKind::menu;
  }
}

/// Banners stand above all else in a saved page.
void mark_consent(std::vector<PageLine>& lines) {
  constexpr std::size_t reach = 12;
  constexpr std::size_t shortest = 24;  // bytes
  for (std::size_t i = 0; i < std::min(reach, lines.size()); ++i) {
    if (lines[i].text.size() < shortest) continue;
    if (html::asks_for_consent(lines[i].text) || html::is_page_notice(lines[i].text)) {
      lines[i].phrase = PhraseKind::menu;
    }
  }
}

/// Whether a short line heads what a release says about its issuer.
bool heads_issuer(const PageLine& line) {
  constexpr std::uint32_t most_words = 12;
  return html::heads_issuer(line.text) && line.phrase == PhraseKind::none &&
         line.words() <= most_words;
}

/// What issuers say about themselves, and the notices that laws require of them, recurs from one
/// release to the next, yet belongs to each, where nothing but contacts parts it from the text.
void mark_issuer_sections(std::vector<PageLine>& lines) {
  const auto heads_section = [](const PageLine& line) {
    return line.phrase == PhraseKind::legal_label || heads_issuer(line);
  };
  if (std::ranges::none_of(lines, heads_section)) return;
  bool follows_text = false;
  bool in_section = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    PageLine& line = lines[i];
    if (follows_text && heads_section(line)) {
      in_section = i + 1 < lines.size() && lines[i + 1].is_prose();
    } else {
      in_section = in_section && line.is_prose();
    }
    if (in_section && line.recurs()) line.share = 0;
    if (line.is_furniture() && !line.recurs()) follows_text = false;
    if (line.is_prose() && !line.is_furniture()) follows_text = true;
  }
}

}  // namespace

void mark_by_context(std::vector<PageLine>& lines) {
  mark_consent(lines);
  mark_paths(lines);
  mark_contact_blocks(lines);
  mark_tables(lines);
  mark_issuer_sections(lines);
}

}  // namespace dateline
