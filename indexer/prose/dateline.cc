#include "indexer/prose/dateline.h"

#include <algorithm>
#include <array>

#include "common/text/ascii.h"
#include "common/text/byte_word.h"
#include "indexer/prose/calendars.h"
#include "indexer/prose/cjk_dateline.h"
#include "indexer/prose/notices.h"
#include "indexer/prose/phrases.h"
#include "indexer/prose/place_names.h"

namespace dateline {
namespace {

constexpr std::size_t longest_dateline = 160;
constexpr std::size_t longest_place = 70;
constexpr std::size_t longest_wire_name = 40;

struct Dash {
  std::size_t begin = std::string_view::npos;
  std::size_t end = 0;
};

/// The first dash that can close a dateline: a long one anywhere, a short one next to a space or
/// bracket, or the "_" of AP between spaces.
Dash find_dash(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    std::size_t size = 0;
    if (text[at] != '-' && text[at] != '\xE2' && text[at] != '_') continue;
    const char before = at > 0 ? text[at - 1] : '\0';
    const char after = at + 1 < text.size() ? text[at + 1] : '\0';
    const bool spaced = text[at] == '_' && before == ' ' && after == ' ';
    const bool parts =
        text[at] == '-' && at > 0 && (after == ' ' || (before == ' ' && is_upper(after)));
    if (text.substr(at).starts_with("--")) {
      size = text.substr(at).starts_with("---") ? 3 : 2;
    } else if (text.substr(at).starts_with("–") || text.substr(at).starts_with("—")) {
      size = 3;
    } else if (spaced || parts) {
      size = 1;
    }
    if (size == 0) continue;
    std::size_t end = at + size;
    while (end < text.size() && text[end] == ' ') ++end;
    return {at, end};
  }
  return {};
}

std::string_view without_marks(std::string_view text) {
  constexpr std::string_view outer = " ,.:;-/([\t";
  constexpr std::string_view arabic_comma = "\u060C";
  const auto begin = text.find_first_not_of(outer);
  if (begin == text.npos) return {};
  // A full stop may belong to an abbreviation ("Calif.").
  const auto end = text.find_last_not_of(" ,:;-/([\t");
  text = text.substr(begin, end - begin + 1);
  if (text.ends_with(arabic_comma)) text.remove_suffix(arabic_comma.size());
  return text;
}

/// Whether capitalised and other words are mixed ("Flood KINSTON"): a headline ran into the place.
bool mixes_capitals(std::string_view city) {
  constexpr std::size_t least_letters = 4;
  bool capitals = false;
  bool others = false;
  for (std::size_t at = 0; at < city.size();) {
    const std::size_t end = std::min(city.find(' ', at), city.size());
    const auto word = city.substr(at, end - at);
    at = end + 1;
    if (word.size() < least_letters) continue;
    capitals = capitals || std::ranges::all_of(word, is_upper);
    others = others || std::ranges::all_of(word.substr(1), is_lower);
  }
  return capitals && others;
}

/// Whether each word starts with an upper-case letter or is a particle inside a name, without a
/// sentence break.
bool reads_as_place(std::string_view text) {
  if (text.empty() || text.size() > longest_place || text.find(']') != text.npos) return false;
  text.remove_prefix(short_article_size(text));
  if (!is_upper(text[0]) && static_cast<signed char>(text[0]) >= 0) return false;
  std::size_t words = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (is_digit(text[at])) return false;
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const auto word = text.substr(at, end - at);
    if (!word.empty()) {
      ++words;
      if (is_lower(word[0]) && !stands_in_name(word, text.substr(end))) return false;
    }
    at = end + 1;
  }
  return words <= 7 && !mixes_capitals(text.substr(0, text.find(',')));
}

bool has_lower_letter(std::string_view text) {
  return std::ranges::any_of(text, is_lower);
}

/// Labels that stand where a place would.
bool is_label_of_text(std::string_view place) {
  static constexpr std::array<std::string_view, 36> labels{"advisory",
                                                           "alert",
                                                           "area-wide",
                                                           "breaking",
                                                           "breaking news",
                                                           "citywide",
                                                           "correction",
                                                           "corrections",
                                                           "countywide",
                                                           "district-wide",
                                                           "editorial",
                                                           "exclusive",
                                                           "fact check",
                                                           "fact sheet",
                                                           "flashback",
                                                           "icymi",
                                                           "in case you missed it",
                                                           "interview",
                                                           "just in",
                                                           "listen",
                                                           "media alert",
                                                           "must read",
                                                           "nationwide",
                                                           "new",
                                                           "notice",
                                                           "op-ed",
                                                           "opinion",
                                                           "photo",
                                                           "photos",
                                                           "read",
                                                           "region-wide",
                                                           "reminder",
                                                           "statewide",
                                                           "update",
                                                           "video",
                                                           "watch"};
  static_assert(std::ranges::is_sorted(labels));
  return std::ranges::binary_search(labels, std::string_view(lowered(place)));
}

/// Whether the place identifies a dateline even without a date or wire: all upper case, a city with
/// its state, or a city known from datelines.
bool is_plain_place(std::string_view place) {
  const auto comma = place.find(',');
  if (comma != place.npos) {
    auto state = place.substr(comma + 1);
    const auto begin = state.find_first_not_of(' ');
    if (begin == state.npos) return false;
    state = state.substr(begin, state.find(',', begin) - begin);
    const auto city = place.substr(0, comma);
    const bool capitals = city.size() >= 4 && !has_lower_letter(city);
    return is_state(state) || is_dateline_city(city) || capitals || !has_lower_letter(place);
  }
  if (is_dateline_city(place)) return true;
  if (const auto space = place.find(' '); space != place.npos &&
                                          is_dateline_city(place.substr(0, space)) &&
                                          is_state(without_marks(place.substr(space + 1)))) {
    return true;
  }
  return !has_lower_letter(place) && place.size() >= 4 && std::ranges::count(place, ' ') <= 2 &&
         phrase_kind(place) == PhraseKind::none;
}

/// Whether the text in brackets or between slashes names a wire and is not a remark.
bool names_wire(std::string_view name, char bracket) {
  if (name.empty() || name.size() > longest_wire_name) return false;
  if (bracket == '/' || !wire_of_mark(name).empty()) return true;
  static constexpr std::array<std::string_view, 4> marks{"wire", "Wire", "WIRE", "News"};
  return std::ranges::any_of(marks,
                             [&](std::string_view mark) { return name.find(mark) != name.npos; });
}

/// "AFP", "dpa", but no state.
bool is_acronym(std::string_view name) {
  constexpr std::size_t longest = 6;
  const bool one_case = std::ranges::all_of(name, is_upper) || std::ranges::all_of(name, is_lower);
  return one_case && name.size() > 2 && name.size() <= longest;
}

/// Whether the text in brackets is short enough to be an agency that no table names: "AFP", "dpa",
/// "Norfen Press".
bool may_be_agency(std::string_view name) {
  constexpr std::size_t most_words = 3;
  return !name.empty() && name.size() <= longest_wire_name &&
         static_cast<std::size_t>(std::ranges::count(name, ' ')) < most_words &&
         std::ranges::none_of(name, [](char c) { return is_digit(c) || c == ',' || c == ':'; });
}

/// Reads the parts of a dateline: a place, then dates and wires in any order with dashes, commas
/// and spaces between them.
class DatelineReader {
 public:
  DatelineReader(std::string_view head, const DateRange& range)
      : head_(head), date_(find_date(head, 0, range)) {}

  std::optional<Dateline> read() {
    read_place();
    if (!found_.place.empty() && !reads_as_place(found_.place)) return std::nullopt;
    read_marks();
    // "(Wire) - May 3, 2024 - PLACE - Text"
    if (found_.place.empty() && has_mark()) {
      const auto dash = find_dash(head_, at_);
      auto place = without_marks(head_.substr(at_, dash.begin - at_));
      if (head_.substr(at_).starts_with('(') && place.ends_with(')')) place.remove_suffix(1);
      if (dash.begin != head_.npos && reads_as_place(place) && is_plain_place(place)) {
        found_.place = place;
        at_ = dash.end;
        has_dash_ = true;
      }
    }
    const bool complete = has_dash_ && (has_mark() || is_plain_place(found_.place));
    if ((!complete && found_.wire.empty()) || is_label_of_text(found_.place)) return std::nullopt;
    found_.end = at_;
    return std::move(found_);
  }

 private:
  bool has_mark() const { return found_.date || !found_.wire.empty(); }

  void read_place() {
    std::size_t end = std::min({head_.find('/'), head_.find('('), find_dash(head_, 0).begin});
    if (date_) end = std::min(end, date_->begin);
    at_ = std::min(end, head_.size());
    found_.place = without_marks(head_.substr(0, at_));
    if (date_ && date_->begin == at_) drop_article();
  }

  /// Drops the article of the date behind a place: "Québec, le 4 avril 2023".
  void drop_article() {
    const auto comma = found_.place.rfind(", ");
    if (comma == found_.place.npos) return;
    static constexpr std::array<std::string_view, 12> articles{
        "a", "am", "den", "dne", "dnia", "el", "em", "il", "le", "li", "lì", "the"};
    if (std::ranges::find(articles, found_.place.substr(comma + 2)) == articles.end()) return;
    found_.place = found_.place.substr(0, comma);
    has_article_ = true;
  }

  void read_marks() {
    while (at_ < head_.size()) {
      if (const auto dash = find_dash(head_, at_); dash.begin == at_) {
        has_dash_ = true;
        at_ = dash.end;
      } else if (head_[at_] == ' ' || head_[at_] == ',' || head_[at_] == '|') {
        ++at_;
      } else if (date_ && !found_.date && begins_date()) {
        at_ = date_->end;
        found_.date = date_;
        end_date();
      } else if (!take_wire() && !skip_region()) {
        return;
      }
    }
  }

  /// Whether the date is next, or in the bracket that is next.
  bool begins_date() const {
    if (date_->begin == at_) return true;
    return date_->begin == at_ + 1 && (head_[at_] == '(' || head_[at_] == '[');
  }

  /// Takes what belongs to the date: a bracket, the word for "year", and a full stop or colon,
  /// which parts dateline and text as a dash does.
  void end_date() {
    const bool in_bracket =
        date_->begin > 0 && (head_[date_->begin - 1] == '(' || head_[date_->begin - 1] == '[');
    if (in_bracket && at_ < head_.size() && (head_[at_] == ')' || head_[at_] == ']')) ++at_;
    static constexpr std::array<std::string_view, 6> years{" г.", " року", " года",
                                                           " р.", " r.",   " d."};
    for (const std::string_view year : years) {
      if (head_.substr(at_).starts_with(year)) at_ += year.size();
    }
    // "27 de enero de 2010.- "
    const std::size_t dash = find_dash(head_, at_).begin;
    if (dash != head_.npos && trimmed(head_.substr(at_, dash - at_)) == ".") {
      at_ = dash;
      return;
    }
    const auto rest = head_.substr(at_);
    const bool closed = rest.starts_with(". ") || rest.starts_with(": ");
    const bool parted = closed || (has_article_ && rest.starts_with(' '));
    if (!parted || !is_before_date()) return;
    if (closed) ++at_;
    has_dash_ = true;
  }

  /// Whether the place and a comma stand before the date: not the words of a sentence ("On Monday,
  /// May 3, 2021. ...") or the name of an author.
  bool is_before_date() const {
    const auto& place = found_.place;
    const auto last = place.substr(place.rfind(' ') + 1);
    const auto before = head_.substr(0, date_->begin);
    return !place.empty() && before.find(',', place.size()) != before.npos && !is_weekday(last) &&
           !place.starts_with("By ") && phrase_kind(place) == PhraseKind::none;
  }

  bool take_wire() {
    const char bracket = head_[at_];
    if (!found_.wire.empty() || (bracket != '/' && bracket != '(')) return false;
    const auto close = head_.find(bracket == '(' ? ')' : '/', at_ + 1);
    if (close == head_.npos) return false;
    const auto name = without_marks(head_.substr(at_ + 1, close - at_ - 1));
    // Between a full dateline and its dash stands nothing else.
    const bool full = found_.date ? !found_.place.empty() && !is_label_of_text(found_.place)
                                  : is_plain_place(found_.place) && is_acronym(name);
    const bool closes =
        bracket == '(' && full && may_be_agency(name) && stands_before_dash(close + 1);
    if (!closes && !names_wire(name, bracket)) return false;
    found_.wire = name;
    at_ = close + 1;
    return true;
  }

  /// Skips the region behind a place, before its date: "Villar (Olmos), 27/01/2010".
  bool skip_region() {
    if (head_[at_] != '(' || !date_ || found_.date || found_.place.empty()) return false;
    const auto close = std::min(head_.find(')', at_), head_.size() - 1);
    const bool before_date = head_.find_first_not_of(" ,", close + 1) == date_->begin;
    if (!before_date || !reads_as_place(head_.substr(at_ + 1, close - at_ - 1))) return false;
    at_ = close + 1;
    return true;
  }

  bool stands_before_dash(std::size_t at) const {
    const std::size_t next = head_.find_first_not_of(' ', at);
    return next != head_.npos && find_dash(head_, at).begin == next;
  }

  std::string_view head_;
  std::optional<DateMatch> date_;  ///< the first in the text, wherever it is
  Dateline found_;
  std::size_t at_ = 0;
  bool has_dash_ = false;
  bool has_article_ = false;  ///< before the date
};

}  // namespace

std::optional<Dateline> leading_dateline(std::string_view text, const DateRange& range) {
  if (auto found = cjk_dateline(text, range)) return found;
  const auto head = text.substr(0, std::min(text.find('\n'), longest_dateline));
  return DatelineReader(head, range).read();
}

std::optional<Dateline> inner_dateline(std::string_view text, std::size_t reach,
                                       const DateRange& range) {
  const auto head = text.substr(0, reach);
  for (Dash dash = find_dash(head, 1); dash.begin != head.npos; dash = find_dash(head, dash.end)) {
    // Try each word before the dash as the start of the place, the farthest first.
    const std::size_t earliest = dash.begin > longest_place ? dash.begin - longest_place : 0;
    for (std::size_t at = earliest; at < dash.begin; ++at) {
      if (!is_upper(text[at]) || (at > 0 && text[at - 1] != ' ')) continue;
      const auto place = without_marks(text.substr(at, dash.begin - at));
      const bool known = is_dateline_city(place) || is_plain_place(place);
      if (!known || (!has_lower_letter(place) && !is_dateline_city(place) && at > 0 &&
                     is_upper(text[at > 1 ? at - 2 : 0]))) {
        continue;
      }
      if (!reads_as_place(place)) continue;
      auto found = leading_dateline(text.substr(at), range);
      if (!found) continue;
      found->begin += at;
      found->end += at;
      if (found->date) {
        found->date->begin += at;
        found->date->end += at;
      }
      return found;
    }
  }
  return std::nullopt;
}

std::string find_embargo(std::string_view text) {
  constexpr std::size_t opening_bytes = 1500;  // where an embargo stands
  constexpr std::size_t notice_bytes = 120;    // from its word to its date
  static constexpr std::array<std::string_view, 5> words{
      "embargo", "hold for release until", "not for release before", "not for publication before",
      "sperrfrist"};
  const std::string opening = lowered(text.substr(0, opening_bytes));
  for (const std::string_view word : words) {
    const auto begin = find_text(opening, word);
    if (begin == opening.npos) continue;
    const auto match = find_date(text.substr(begin, notice_bytes), 0, {});
    if (!match) continue;
    return match->time.empty() ? match->date.iso() : match->date.iso() + 'T' + match->time;
  }
  return {};
}

}  // namespace dateline
