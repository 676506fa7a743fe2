#include "indexer/clean/page_title.h"

#include <algorithm>
#include <array>

#include "common/text/ascii.h"
#include "indexer/clean/line_kind.h"
#include "indexer/html/phrases.h"
#include "indexer/prose/dateline.h"
#include "indexer/prose/headline.h"
#include "indexer/prose/lines.h"
#include "indexer/prose/numerals.h"
#include "indexer/prose/stop_words.h"
#include "indexer/reader/field_names.h"

namespace dateline {
namespace {

constexpr std::size_t reach_into_body = 12;
constexpr std::size_t reach_above_body = 40;
constexpr std::size_t longest_title_bytes = 500;
constexpr std::size_t most_site_words = 6;
constexpr std::uint32_t fewest_title_words =
    4;  ///< with fewer it is a site name rather than a headline
constexpr std::uint32_t most_words_of_headline = 45;
constexpr std::array<std::string_view, 6> site_name_separators{" - ", " | ",  " – ",
                                                               " — ", " :: ", " » "};

/// The name of the page without that of the site.
std::string_view without_site_name(std::string_view line, const SourceBoilerplate& boilerplate) {
  const auto site = site_name(line);
  const auto page = line.substr(0, line.size() - site.size());
  // Sites have names: not "New fares from May — see the table".
  const auto name = site.substr(std::min(site.find(' ', 1), site.size()));
  if (name.size() > 1 && is_lower(name[1]) && name.find('.') == name.npos) return line;
  const bool learned = boilerplate.share(block_digest(site)) > 0;
  const bool plausible =
      count_words(site) <= most_site_words + 1 && count_all_words(page).words >= 2;
  return learned || plausible ? page : line;
}

/// The lines among which the headline is, and what they are compared with.
class TitleFinder {
 public:
  TitleFinder(std::span<const PageLine> lines, const LineRange& body, std::string_view page_name,
              const SourceBoilerplate& boilerplate, const DateRange& range)
      : lines_(lines),
        body_(body),
        page_name_(page_name),
        boilerplate_(boilerplate),
        range_(range) {
    is_named_ = page_name != lines.front().text && !lines.front().ends_sentence &&
                page_name.find(" | ") == page_name.npos &&
                count_all_words(page_name).words >= fewest_title_words;
    begin_ = body.begin > reach_above_body ? body.begin - reach_above_body : 0;
    end_ =
        std::min({body.begin + reach_into_body, lines.size(), std::max(body.end, body.begin + 1)});
    has_date_ = std::ranges::any_of(lines.subspan(begin_, end_ - begin_),
                                    [](const PageLine& line) { return line.date.has_value(); });
  }

  std::string_view find() const {
    double best_score = 0;
    std::string_view best;
    bool behind_text = false;
    for (std::size_t i = begin_; i < end_; ++i) {
      // There is no headline after the first paragraph.
      if (i >= body_.begin && lines_[i].is_prose() && !best.empty() && !names_page(i)) break;
      if (!can_be_title(i) || (behind_text && !names_page(i))) {
        behind_text = behind_text || (i >= body_.begin && is_text(lines_[i]));
        continue;
      }
      const double sum = score(i);
      if (best.empty() || sum > best_score) {
        best_score = sum;
        best = text(i);
      }
    }
    return best;
  }

 private:
  std::string_view text(std::size_t at) const {
    if (at == 0) return page_name_;
    const auto labelled = labelled_title(lines_[at].text);
    return labelled.empty() ? without_date(lines_[at]) : labelled;
  }

  /// The line without the date that stands behind a headline, where no other line is a date: not
  /// that of "Statement of the council of 11 July 2019".
  std::string_view without_date(const PageLine& line) const {
    if (!line.byline_date || !ends_with_date(line) || has_date_) return line.text;
    const auto words = trimmed<is_space>(line.text.substr(0, line.byline_date->begin));
    const auto last = words.substr(words.rfind(' ') + 1);
    static constexpr std::array<std::string_view, 5> joining{"vom", "am", "de", "dnia", "от"};
    const bool joined =
        count_all_words(last).stop_words > 0 || std::ranges::find(joining, last) != joining.end();
    return joined ? line.text : words;
  }

  bool names_page(std::size_t at) const {
    // Not every page starts with its name: text browsers omit it.
    if (at == 0) return is_named_ || count_copies(0) > 0;
    return is_same_headline(text(at), page_name_) ||
           holds_headline(lines_.front().text, lines_[at].text);
  }

  bool can_be_title(std::size_t at) const {
    const PageLine& line = lines_[at];
    if (line.text.size() > longest_title_bytes) return false;
    if (line.date || (is_text(line) && count_copies(at) == 0)) return false;
    if (line.is_furniture() && !is_in_lists_elsewhere(at)) return false;
    // A page may be called by a phrase that is something else elsewhere ("Media Advisory").
    if (names_page(at) || !labelled_title(line.text).empty()) return true;
    if (line.byline_date && (!ends_with_date(line) || is_release_label(line.text))) return false;
    if (html::names_section(line.text)) return false;
    if (line.text.ends_with(':')) return false;
    if (line.text.starts_with('(') && line.text.ends_with(')')) return false;
    if (line.text.starts_with('[') && line.text.ends_with(']')) return false;
    if (is_list_item(line.text) || is_subtitle(line.text) || is_byline(at)) return false;
    if (html::is_photo_credit(line.text)) return false;
    return line.phrase == PhraseKind::none && !line.has_contact && !line.beside_contact;
  }

  /// Whether a line recurs on other pages, but not where their headlines stand.
  bool is_in_lists_elsewhere(std::size_t at) const {
    const PageLine& line = lines_[at];
    const bool near_text = at < body_.begin && at + reach_of_headline >= body_.begin;
    return near_text && line.recurs() && line.words() >= fewest_title_words &&
           boilerplate_.knows_texts() &&
           boilerplate_.share_above_text(block_digest(line.text)) == 0;
  }

  /// Whether a headline ends with a date ("Statement of the council of 11 July 2019") that no mark
  /// parts from its words.
  static bool ends_with_date(const PageLine& line) {
    constexpr std::size_t least_words = 4;
    const auto words = line.text.substr(0, line.byline_date->begin);
    return line.byline_date->end == line.text.size() && line.byline_date->time.empty() &&
           words.find_first_of(":|,;-") == words.npos && words.ends_with(' ') &&
           words.find("•") == words.npos && words.find("·") == words.npos &&
           words.find("–") == words.npos && count_words(words) >= least_words;
  }

  /// A label of releases, with a number or date: "Press release no. 47/2020 of 1 March 2023".
  static bool is_release_label(std::string_view text) {
    constexpr std::size_t most_words_of_number = 2;
    if (without_release_label(text).size() < text.size()) return true;
    const std::size_t number = next_digit(text, 0);
    const auto date = find_date(text, number, {});
    return html::names_section(text.substr(0, number)) &&
           (!date ||
            count_words(text.substr(number, date->begin - number)) <= most_words_of_number);
  }

  /// "By Ida Holm, Harbour Gazette", or the line below "Author".
  bool is_byline(std::size_t at) const {
    constexpr std::uint32_t most_words = 7;
    return lines_[at].words() <= most_words &&
           (names_author(lines_[at].text) ||
            (at > 0 && lines_[at - 1].phrase == PhraseKind::author_label));
  }

  /// Whether a short line is nothing but the name of a company: "Quillmere Harbour PLC".
  static bool names_company(std::string_view text) {
    static constexpr std::array<std::string_view, 10> forms{
        " PLC", " plc", " Plc", " Limited", " Ltd", " Ltd.", " AG", " GmbH", " N.V.", " ASA"};
    constexpr std::size_t most_words = 4;
    return count_words(text) <= most_words &&
           std::ranges::any_of(forms, [&](auto form) { return text.ends_with(form); });
  }

  /// A subtitle with its label, as agencies of German write it.
  static bool is_subtitle(std::string_view text) {
    return text.starts_with("Utl.: ") || text.starts_with("Untertitel: ");
  }

  /// Other lines with the same words, but for those behind running text: the heads of the pages of
  /// paper, or the sender of a letter.
  std::size_t count_copies(std::size_t at) const {
    std::size_t copies = 0;
    for (std::size_t i = 0; i < end_; ++i) {
      const bool same = is_same_headline(text(i), text(at));
      if (i != at && same) ++copies;
      const bool running = !same && i >= body_.begin && lines_[i].is_prose();
      if (running && lines_[i].ends_sentence && i > at) break;
      if (running && lines_[i].ends_sentence) copies = 0;
    }
    return copies;
  }

  /// Whether a line is text rather than a headline: it opens with a dateline, has several sentences
  /// or a full stop, or is longer than any headline.
  bool is_text(const PageLine& line) const {
    const bool capitals =
        std::ranges::none_of(line.text, [](char c) { return c >= 'a' && c <= 'z'; });
    if (capitals && line.words() <= most_words_of_headline) return false;
    if (!line.is_prose()) return line.ends_sentence && leading_dateline(line.text, range_);
    if (line.ends_sentence && line.words() > most_words_of_headline) return true;
    return holds_several_sentences(line.text) || closes_sentence(line.text) ||
           leading_dateline(line.text, range_);
  }

  /// A full stop behind a word in lower case: not that of an abbreviated name ("Acme Inc.").
  static bool closes_sentence(std::string_view text) {
    const char first = text[text.rfind(' ') + 1];
    return text.ends_with('.') && first >= 'a' && first <= 'z';
  }

  double score(std::size_t at) const {
    const PageLine& line = lines_[at];
    double sum = length_score(line.words());
    // "Headline | Site": both are held by the page's first line, but the headline is most of it.
    if (names_page(at)) sum += 2 * text(at).size() >= page_name_.size() ? 6 : 1;
    // The name of the page may contain more than its headline; a separate line does not.
    if (at == 0 && names_page(at)) sum -= 2;
    // The copy of a few words may be an entry of a menu.
    const double of_copy = line.words() > fewest_title_words ? 2 : 1;
    sum += of_copy * static_cast<double>(std::min<std::size_t>(count_copies(at), 2));
    if (line.text.ends_with('.') && !names_page(at)) sum -= 3;
    if (line.byline_date && !names_page(at) && text(at).size() == line.text.size()) sum -= 2;
    if (names_company(line.text)) sum -= 3;
    // Of two short lines, the name of the issuer stands above the headline.
    constexpr std::uint32_t few_words = 3;
    const bool above_text = line.words() <= few_words && at + 1 < lines_.size() &&
                            leading_dateline(lines_[at + 1].text, range_);
    if (above_text) sum += 1;
    if (!labelled_title(line.text).empty()) sum += 6;
    if (stands_alone_at_date(at)) sum += 1;
    if (!names_page(at) && is_below_headline(at)) sum -= 0.5;
    if (line.text.find("://") != line.text.npos) sum -= 3;
    // "Ad-hoc: Acme AG / Keyword: Forecast", above the headline of a service.
    if (line.text.find(" / ") != line.text.npos && line.text.find(": ") != line.text.npos) sum -= 2;
    const auto above = static_cast<double>(lines_above_text(at));
    const double below = at > body_.begin ? static_cast<double>(at - body_.begin) : 0;
    return sum - 0.15 * above - 0.3 * below;
  }

  /// The lines from this one to the text, but for furniture such as the names of networks.
  std::size_t lines_above_text(std::size_t at) const {
    if (at >= body_.begin) return 0;
    const auto between = lines_.subspan(at, body_.begin - at);
    return static_cast<std::size_t>(
        std::ranges::count_if(between, [](const PageLine& line) { return !line.is_furniture(); }));
  }

  bool is_date(std::size_t at) const { return lines_[at].date || lines_[at].byline_date; }

  /// Whether the line above or below is the date of the page, and the line is neither a subtitle
  /// nor one of several copies.
  bool stands_alone_at_date(std::size_t at) const {
    if (lines_[at].words() < fewest_title_words || lines_[at].ends_sentence) return false;
    if (names_page(at) || count_copies(at) > 0 || is_below_headline(at)) return false;
    return (at > 0 && is_date(at - 1)) || (at + 1 < lines_.size() && is_date(at + 1));
  }

  /// Whether the line above, or above the date, may be the headline, and the line its subtitle.
  bool is_below_headline(std::size_t at) const {
    std::size_t above = at;
    if (above > begin_ && is_date(above - 1)) --above;
    return above > begin_ && lines_[above - 1].words() >= fewest_title_words &&
           can_be_title(above - 1) && !holds_headline(lines_[above - 1].text, lines_[at].text);
  }

  static double length_score(std::uint32_t words) {
    if (words <= 1) return -4;
    if (words <= 3) return -1;
    if (words <= 5) return 1;
    if (words <= 30) return 2;
    return words <= most_words_of_headline ? 1 : -2;
  }

  std::span<const PageLine> lines_;
  const LineRange& body_;
  std::string_view page_name_;
  const SourceBoilerplate& boilerplate_;
  const DateRange& range_;
  bool is_named_ = false;  ///< whether the first line is the name of the page and of its site
  bool has_date_ = false;  ///< whether a line of its own tells the date
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace

std::string_view labelled_title(std::string_view line) {
  const std::size_t tab = line.find('\t');
  if (tab == line.npos) return {};
  const auto match = match_field(line.substr(0, tab));
  const bool labelled = match && match->field == RawField::title;
  return labelled ? trimmed<is_space>(line.substr(tab)) : std::string_view();
}

std::string_view site_name(std::string_view line) {
  if (line.size() > longest_title_bytes) return {};
  for (std::size_t at = line.size(); at > 1;) {
    at = line.rfind(' ', at - 1);
    if (at == line.npos || at == 0) break;
    const auto tail = line.substr(at);
    const auto begins = [&](std::string_view separator) { return tail.starts_with(separator); };
    if (std::ranges::any_of(site_name_separators, begins)) return tail;
  }
  return {};
}

std::string find_title(std::span<const PageLine> lines, const LineRange& body,
                       const SourceBoilerplate& boilerplate, const DateRange& range) {
  if (lines.empty()) return {};
  const auto page_name = without_site_name(lines.front().text, boilerplate);
  const auto title = TitleFinder(lines, body, page_name, boilerplate, range).find();
  return fold_spaces(is_same_headline(title, page_name) ? title : without_release_label(title));
}

}  // namespace dateline
