#include "indexer/clean/page_line.h"

#include <algorithm>
#include <array>

#include "indexer/clean/headline.h"
#include "indexer/clean/notices.h"
#include "indexer/clean/place_names.h"
#include "indexer/clean/spaces.h"
#include "indexer/clean/stop_words.h"

namespace dateline {
namespace {

constexpr double learned_share = 0.2;  ///< from here on a line is the source's and not the page's
constexpr std::size_t longest_date_line = 120;
constexpr std::size_t longest_contact_line = 160;
constexpr std::size_t counted_bytes = 600;  ///< of a line: so many tell prose from the rest
constexpr std::uint32_t enough_words = 60;  ///< unless most of them are blanks
constexpr std::size_t longest_copyright_line = 300;
constexpr std::uint32_t least_ideographs = 18;  ///< of a sentence
constexpr std::size_t names_above_contact = 3;
constexpr std::size_t most_words_of_name = 7;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool ends_sentence(std::string_view text) {
  static constexpr std::string_view closing = "\"')]*";
  auto end = text.find_last_not_of(closing);
  if (end == text.npos) return false;
  text = text.substr(0, end + 1);
  while (text.ends_with("”") || text.ends_with("’") || text.ends_with("»")) {
    text.remove_suffix(text.ends_with("»") ? 2 : 3);
  }
  if (text.empty()) return false;
  constexpr std::array<std::string_view, 7> marks{"…", "。", "！", "？", "」", "؟", "।"};
  const char last = text.back();
  if (static_cast<unsigned char>(last) < 128) {
    return last == '.' || last == '!' || last == '?' || last == ':' || last == ';';
  }
  return std::ranges::any_of(marks, [&](std::string_view mark) { return text.ends_with(mark); });
}

bool parts_digits(char c) {
  return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '+' || c == '/';
}

/// Whether a stretch of digits and what parts them is a telephone number: seven to fifteen digits
/// (ITU-T E.164) in groups, and neither decimals, years, nor one number with its thousands parted.
bool is_telephone(std::string_view stretch) {
  constexpr std::size_t least_digits = 7;
  constexpr std::size_t most_digits = 15;
  const bool prefixed = stretch.find_first_of("+()") != stretch.npos;
  std::size_t digits = 0;
  std::size_t groups = 0;
  bool years = true;
  bool thousands = !prefixed && stretch.find_first_of("-./") == stretch.npos;
  std::size_t decimals = 0;
  for (std::size_t at = 0; at < stretch.size();) {
    if (!is_digit(stretch[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < stretch.size() && is_digit(stretch[end])) ++end;
    const auto group = stretch.substr(at, end - at);
    years = years && group.size() == 4 && (group.starts_with("19") || group.starts_with("20"));
    thousands =
        thousands && (groups == 0 ? group.size() <= 3 && group[0] != '0' : group.size() == 3);
    // "12.5 " is one number; "555.010.2030" and "01.23.45.67.89" are groups.
    const bool behind_point = at > 1 && stretch[at - 1] == '.' && is_digit(stretch[at - 2]);
    const bool before_point = end < stretch.size() && stretch[end] == '.';
    const std::size_t token = stretch.rfind(' ', at) + 1;
    if (behind_point && !before_point && group.size() <= 3 &&
        std::ranges::count(stretch.substr(token, end - token), '.') == 1) {
      ++decimals;
    }
    digits += group.size();
    ++groups;
    at = end;
  }
  return digits >= least_digits && digits <= most_digits && groups >= 2 && !years && !thousands &&
         decimals == 0;
}

/// Whether a text holds a telephone number.
bool has_telephone(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && (is_digit(text[end]) || parts_digits(text[end]))) ++end;
    if (end > at && is_telephone(text.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

bool has_mail_address(std::string_view text) {
  const auto at = text.find('@');
  return at != text.npos && at > 0 && text[at - 1] != ' ' && text.find('.', at) != text.npos;
}

bool begins_with_contact_label(std::string_view text) {
  constexpr std::array<std::string_view, 5> labels{"Contact", "CONTACT", "Media Contact",
                                                   "MEDIA CONTACT", "Press Contact"};
  return std::ranges::any_of(labels,
                             [&](std::string_view label) { return text.starts_with(label); });
}

bool begins_with_number_label(std::string_view text) {
  constexpr std::array<std::string_view, 7> labels{
      "Office:", "Cell:", "Phone", "Tel:", "Tel.", "Email", "E-mail"};
  return std::ranges::any_of(labels,
                             [&](std::string_view label) { return text.starts_with(label); });
}

std::optional<DateMatch> whole_line_date(std::string_view text, const DateRange& range) {
  if (text.size() > longest_date_line) return std::nullopt;
  const auto unlabelled = without_release_label(text);  // "For Immediate Release: May 3, 2021"
  auto match = leading_date(unlabelled, range);
  if (!match) return std::nullopt;
  const auto label_size = text.size() - unlabelled.size();
  match->begin += label_size;
  match->end += label_size;
  const auto rest = trim_blanks(text.substr(match->end));
  // "May 3, 2021 08:00 ET | Source: Acme"
  if (rest.starts_with('|') || rest.starts_with("•") || rest.starts_with("·")) return match;
  const auto letters =
      std::ranges::count_if(rest, [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
  return letters <= 12 ? match : std::nullopt;
}

/// Whether a label before a date says that the page was changed then.
bool names_change(std::string_view label) {
  static constexpr std::array<std::string_view, 23> words{
      "pdated",    "PDATED",     "odified",    "hanged",     "edited",      "ktualisiert",
      "is à jour", "ctualizado", "ctualizada", "ggiornato",  "tualizado",   "ktualizacja",
      "ijgewerkt", "ppdaterad",  "pdateret",   "ppdatert",   "бновлено",    "νημερώθηκε",
      "تحديث",     "更新",       "수정",       "Güncelleme", "едактировано"};
  return std::ranges::any_of(words,
                             [&](std::string_view word) { return label.find(word) != label.npos; });
}

/// The first date among few other words that is not one of a change.
std::optional<DateMatch> date_among_words(std::string_view text, std::uint32_t words,
                                          const DateRange& range) {
  constexpr std::size_t most_words = 20;
  constexpr std::size_t most_other_words = 8;
  if (text.size() > longest_date_line || words > most_words) return std::nullopt;
  std::optional<DateMatch> found;
  std::size_t other_words = words;
  std::size_t from = 0;
  while (const auto match = find_date(text, from, range)) {
    if (!found && !names_change(text.substr(from, match->begin - from))) found = match;
    other_words -= count_words(text.substr(match->begin, match->end - match->begin));
    from = match->end;
  }
  return other_words <= most_other_words ? found : std::nullopt;
}

WordCounts count_words_of_begin(std::string_view text) {
  std::size_t bytes = counted_bytes;
  WordCounts words = count_all_words(text.substr(0, bytes));
  while (words.words < enough_words && bytes < text.size()) {
    bytes *= 4;
    words = count_all_words(text.substr(0, bytes));
  }
  return words;
}

/// What a well-known phrase or a notice of a wire does on a page.
PhraseKind kind_of(std::string_view line) {
  const PhraseKind phrase = phrase_kind(line);
  if (phrase != PhraseKind::none) return phrase;
  switch (notice_kind(line)) {
    case NoticeKind::drop:
      return PhraseKind::menu;
    case NoticeKind::end:
      return PhraseKind::aftermath;
    default:
      return phrase;
  }
}

PageLine read_line(std::string_view text, const SourceBoilerplate& boilerplate,
                   const DateRange& range) {
  PageLine line;
  line.text = text;
  line.phrase = kind_of(text);
  const WordCounts words = count_words_of_begin(text);
  line.words = words.words;
  line.stop_words = words.stop_words;
  line.ideographs = words.ideographs;
  line.ends_sentence = ends_sentence(text);
  line.has_copyright =
      text.size() <= longest_copyright_line &&
      (text.starts_with("©") || text.starts_with("(c) ") || text.starts_with("Copyright "));
  line.date = whole_line_date(text, range);
  if (!line.date && !line.ends_sentence)
    line.byline_date = date_among_words(text, line.words, range);
  if (text.size() <= longest_contact_line && !line.date) {
    line.has_contact = has_mail_address(text) || begins_with_contact_label(text) ||
                       begins_with_number_label(text) || has_telephone(text);
  }
  if (boilerplate.pages() > 0 && !line.date) line.share = boilerplate.share(block_digest(text));
  return line;
}

/// Where the last `count` blanks in a row begin, or npos. Looks at one character of as many.
std::size_t last_blanks(std::string_view line, std::size_t count) {
  for (std::size_t end = line.size(); end >= count;) {
    const auto other = line.substr(0, end).find_first_not_of(' ', end - count);
    if (other == line.npos) return end - count;
    end = other;
  }
  return line.npos;
}

/// Where the blanks stand that part a headline from a label at the end of its line ("For Immediate
/// Release: May 3, 2021"), as where a row of a table was; npos where there is none.
std::size_t find_trailing_label(std::string_view line) {
  constexpr std::size_t wide_gap = 5;  // blanks
  constexpr std::size_t longest_headline_line = 1000;
  if (line.size() > longest_headline_line) return line.npos;
  const auto gap = last_blanks(line, wide_gap);
  if (gap == line.npos) return gap;
  const auto last = trim_blanks(line.substr(gap));
  return without_release_label(last).size() < last.size() ? gap : line.npos;
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = trim_blanks(text.substr(0, end));
    if (const auto gap = find_trailing_label(line); gap != line.npos) {
      lines.push_back(trim_blanks(line.substr(0, gap)));
      line = trim_blanks(line.substr(gap));
    }
    if (!line.empty()) lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

/// An address of e-mail or of a page, which stands for itself.
bool is_address(std::string_view line) {
  return has_mail_address(line.substr(0, line.find(' '))) || line.starts_with("www.") ||
         line.starts_with("http");
}

bool is_dash(std::string_view line) {
  return line == "–" || line == "—" || line == "-";
}

/// Whether a line is a place that the dateline in the next line goes on from ("WASHINGTON", "– A").
bool opens_dateline(std::string_view first, std::string_view second) {
  return (second.starts_with("– ") || second.starts_with("— ")) && is_dateline_city(first);
}

bool ends_with_opening_mark(std::string_view line) {
  return line.ends_with("“") || line.ends_with("(") || line.ends_with("$");
}

bool begins_with_closing_mark(std::string_view line) {
  return line.starts_with("”") || line.starts_with("’") ||
         std::string_view(",.;:)").find(line[0]) != std::string_view::npos;
}

/// Whether the second line goes on with the sentence of the first.
bool goes_on(std::string_view first, std::string_view second) {
  if (ends_with_opening_mark(first)) return true;
  if (ends_sentence(first)) return second.starts_with("”");
  const bool continues = (is_lower(second[0]) && !is_address(second)) || is_dash(second) ||
                         first.back() == ',' || first.ends_with("–") ||
                         begins_with_closing_mark(second) || opens_dateline(first, second);
  return continues && phrase_kind(first) == PhraseKind::none &&
         phrase_kind(second) == PhraseKind::none && notice_kind(second) == NoticeKind::none;
}

/// Whether a separator of a number stands between two of its digits.
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

/// The rows of a table come back from one quarter's release to the next, and are still the
/// release's: below its first prose nothing counts as learned in a stretch with amounts, and
/// "Share" is no button.
void mark_tables(std::vector<PageLine>& lines) {
  constexpr std::size_t least_amounts = 3;
  constexpr std::size_t most_lines_between = 3;
  constexpr std::size_t most_header_cells = 8;
  std::size_t begin = 0;  // of the table, with the cells above its first amount
  std::size_t last = 0;
  std::size_t amounts = 0;
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

void mark_contact_blocks(std::vector<PageLine>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    // Names stand above numbers and addresses, but below a label.
    if (!lines[i].has_contact || lines[i].is_prose() || begins_with_contact_label(lines[i].text)) {
      continue;
    }
    const std::size_t first = i > names_above_contact ? i - names_above_contact : 0;
    for (std::size_t above = i; above-- > first;) {
      PageLine& line = lines[above];
      const bool name = line.phrase == PhraseKind::none && !line.date &&
                        line.words <= most_words_of_name && !line.ends_sentence;
      if (!name) break;
      line.beside_contact = true;
    }
  }
}

}  // namespace

bool PageLine::is_prose() const {
  if (ideographs >= least_ideographs) return ends_sentence;
  if (words < 9) return false;
  // Not every language has its stop words in our list.
  const bool sentence = ends_sentence && (stop_words >= 3 || words >= 15);
  return sentence || ((ends_sentence || words >= 20) && stop_words * 10 >= words);
}

bool PageLine::is_furniture() const {
  if (has_contact || beside_contact) return false;
  switch (phrase) {
    case PhraseKind::opening:
    case PhraseKind::closing:
    case PhraseKind::contact_label:
    case PhraseKind::legal_label:
      return false;
    case PhraseKind::menu:
    case PhraseKind::aftermath:
    case PhraseKind::related_label:
    case PhraseKind::author_label:
    case PhraseKind::date_label:
      return true;
    case PhraseKind::none:
      break;
  }
  return has_copyright || share >= learned_share;
}

std::vector<std::string_view> join_broken_lines(std::string_view text) {
  std::vector<std::string_view> lines = split_lines(text);
  std::size_t kept = 0;
  for (const std::string_view line : lines) {
    if (kept > 0 && goes_on(lines[kept - 1], line)) {
      std::string_view& last = lines[kept - 1];
      last = {last.data(), static_cast<std::size_t>(line.data() + line.size() - last.data())};
    } else {
      lines[kept++] = line;
    }
  }
  lines.resize(kept);
  return lines;
}

std::vector<PageLine> read_page_lines(std::string_view text, const SourceBoilerplate& boilerplate,
                                      const DateRange& range) {
  std::vector<PageLine> lines;
  for (const std::string_view line : join_broken_lines(text)) {
    lines.push_back(read_line(line, boilerplate, range));
  }
  mark_contact_blocks(lines);
  mark_tables(lines);
  return lines;
}

}  // namespace dateline
