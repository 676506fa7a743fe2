#include "indexer/clean/text_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "common/text/ascii.h"
#include "indexer/clean/body_range.h"
#include "indexer/clean/line_kind.h"
#include "indexer/clean/page_dates.h"
#include "indexer/clean/page_line.h"
#include "indexer/clean/page_title.h"
#include "indexer/clean/recurring_prose.h"
#include "indexer/html/phrases.h"
#include "indexer/prose/headline.h"
#include "indexer/prose/lines.h"
#include "indexer/prose/notices.h"
#include "indexer/prose/place_line.h"

namespace dateline {
namespace {

constexpr std::size_t most_words_of_furniture = 8;
constexpr std::uint32_t least_words_of_subtitle = 4;
constexpr double share_of_tool = 0.02;  ///< from here on a phrase is no heading or cell of a table

/// Whether a line is the path to the page, whose last part is the title cut short ("2 / / /
/// Quillmere Man Con...").
bool is_end_of_path(std::string_view line, std::string_view title) {
  constexpr std::size_t least_part = 12;  // bytes
  if (!line.ends_with("...") && !line.ends_with("…")) return false;
  line.remove_suffix(3);
  const std::size_t mark = line.find_last_of("/>|");
  const auto part = trimmed(line.substr(mark == line.npos ? 0 : mark + 1));
  return part.size() >= least_part && part.size() < title.size() &&
         is_same_headline(part, title.substr(0, part.size()));
}

/// Whether a line in the header of a page names the author: "By Ida Holm" beside the date, or the
/// name below a label that is no part of a sentence.
bool is_byline(std::span<const PageLine> lines, std::size_t i) {
  constexpr std::uint32_t most_words = 5;
  const PageLine& line = lines[i];
  if (i == 0 || line.words() > most_words || line.ends_sentence || line.has_contact) return false;
  const auto is_date = [&](std::size_t at) {
    return at < lines.size() && (lines[at].date || lines[at].byline_date);
  };
  if (names_author(line.text)) return is_date(i - 1) || is_date(i + 1);
  return lines[i - 1].phrase == PhraseKind::author_label && line.phrase == PhraseKind::none &&
         (is_date(i - 2) || is_date(i + 1));
}

/// Whether a line above a date names the author, with its label ("Autor: Ida Holm"), or in a word
/// or two the subject.
bool is_caption_of_date(std::span<const PageLine> lines, std::size_t i) {
  constexpr std::uint32_t most_words = 6;
  constexpr std::uint32_t most_words_of_subject = 2;
  const PageLine& line = lines[i];
  if (i + 1 >= lines.size() || !(lines[i + 1].date || lines[i + 1].byline_date)) return false;
  if (line.words() <= most_words_of_subject && line.phrase == PhraseKind::none &&
      !line.has_contact && !line.ends_sentence && std::ranges::none_of(line.text, is_digit)) {
    return true;
  }
  const std::size_t colon = line.text.find(':');
  return colon != std::string_view::npos && line.words() <= most_words &&
         phrase_kind(line.text.substr(0, colon)) == PhraseKind::author_label;
}

/// Skips the page header: the title repeated, its date, its author. If the title first appears
/// (except for the name of the page) in the first lines of the body, everything up to it is the
/// header, unless it is a sentence on its own: then it is the first of the text. Behind running
/// text, it is that of a letter or of the next page of paper.
std::size_t skip_page_header(std::span<const PageLine> lines, LineRange body,
                             std::string_view title) {
  const auto is_title = [&](const PageLine& line) {
    return !title.empty() && (is_same_headline(line.text, title) ||
                              is_same_headline(labelled_title(line.text), title));
  };
  const std::size_t last = std::min(body.end, body.begin + header_lines_in_body);
  const bool repeated = std::ranges::count_if(lines.first(last), is_title) > 1;
  const auto is_header = [&](const PageLine& line) {
    if (is_title(line)) return repeated || !line.is_prose() || !line.ends_sentence;
    return line.date || line.byline_date || line.is_furniture();
  };
  const auto is_text = [&](std::size_t i) {
    return i >= body.begin && lines[i].is_prose() && lines[i].ends_sentence && !is_title(lines[i]);
  };
  std::size_t first_title = 1;
  while (first_title < last && !is_title(lines[first_title]) && !is_text(first_title)) {
    ++first_title;
  }
  if (first_title < last && is_title(lines[first_title]) && is_header(lines[first_title])) {
    body.begin = std::max(body.begin, first_title + 1);
  }
  for (std::size_t i = body.begin; i < last && !lines[i].is_prose(); ++i) {
    if (is_end_of_path(lines[i].text, title)) body.begin = i + 1;
  }
  while (body.begin < body.end && (is_header(lines[body.begin]) || is_byline(lines, body.begin) ||
                                   is_caption_of_date(lines, body.begin))) {
    ++body.begin;
  }
  return body.begin;
}

/// Whether a line may be a subtitle, or a sentence that sums up a release.
bool may_be_lead(const PageLine& line) {
  if (line.is_furniture() || line.date || line.byline_date || line.has_contact) return false;
  if (line.is_prose()) return line.ends_sentence;
  return line.phrase == PhraseKind::none && !line.beside_contact &&
         line.words() >= least_words_of_subtitle;
}

/// The subtitle or lead of a release, right below its headline, where furniture or labels stand
/// between it and the text ("From:"); lines.size() if there is none. The text begins at `text`.
std::size_t find_lead(std::span<const PageLine> lines, std::size_t text, std::string_view title) {
  constexpr std::size_t most_between = 8;
  const std::size_t farthest = text > most_between ? text - most_between : 1;
  bool parted = false;
  for (std::size_t i = text; i-- > farthest && i > 0;) {
    const PageLine& line = lines[i];
    if (is_same_headline(lines[i - 1].text, title)) {
      return parted && may_be_lead(line) ? i : lines.size();
    }
    if (line.is_prose()) break;
    parted = parted || line.is_furniture() || line.date || line.byline_date;
  }
  return lines.size();
}

/// What stands below the first line, for a page without anything like a text: better than nothing,
/// unless it is only menus.
LineRange lines_below_title(std::span<const PageLine> lines) {
  LineRange below{std::min<std::size_t>(1, lines.size()), lines.size()};
  while (below.end > below.begin && lines[below.end - 1].is_furniture()) --below.end;
  const auto rest = lines.subspan(below.begin, below.end - below.begin);
  const bool text = std::ranges::any_of(rest, &PageLine::ends_sentence) || !shows_menus(lines);
  return text ? below : LineRange{};
}

/// Whether what was learned of a source tells the text of a page from its menus: of a page with
/// several well-known entries, others recur as well. Pages of many sites, of which nothing was
/// learned, may share a folder.
bool is_of_learned_kind(std::span<const PageLine> lines) {
  constexpr std::ptrdiff_t several = 3;
  const auto is_known = [](const PageLine& line) {
    return line.phrase == PhraseKind::menu || line.phrase == PhraseKind::aftermath ||
           line.phrase == PhraseKind::related_label;
  };
  const auto recurs = [](const PageLine& line) {
    return line.phrase == PhraseKind::none && line.is_furniture() && line.share > 0;
  };
  return std::ranges::count_if(lines, is_known) < several ||
         std::ranges::count_if(lines, recurs) >= several;
}

/// Whether a text has no head of a letter or page, only a title and the like. If no line recurs in
/// its folder either, there is nothing around it.
bool begins_at_once(std::span<const PageLine> lines) {
  constexpr std::ptrdiff_t most_lines = 3;
  const auto text = std::ranges::find_if(lines, &PageLine::is_prose);
  return text - lines.begin() <= most_lines;
}

/// Whether a line may be a heading between two paragraphs, though elsewhere it is an entry of a
/// menu: "Events".
bool is_heading_of_text(std::span<const PageLine> lines, LineRange body, std::size_t i) {
  const auto is_text = [&](std::size_t at) {
    return at >= body.begin && at < body.end && lines[at].is_prose() && lines[at].ends_sentence;
  };
  return lines[i].phrase == PhraseKind::menu && lines[i].share == 0 && is_text(i - 1) &&
         is_text(i + 1) && html::names_section(lines[i].text);
}

/// Whether a line is page furniture, of that which may stand between paragraphs.
bool interrupts(const PageLine& line, bool learned) {
  if (line.phrase == PhraseKind::aftermath && !line.is_prose()) return true;
  if (line.phrase == PhraseKind::notice) return !learned || line.share > share_of_tool;
  if (line.words() > most_words_of_furniture || line.has_contact) return false;
  if (learned && line.phrase == PhraseKind::menu) return line.share > share_of_tool;
  return line.is_furniture() && line.phrase != PhraseKind::date_label;
}

/// Whether a line inside the body is no part of it.
bool is_interruption(std::span<const PageLine> lines, LineRange body, std::size_t i, bool learned) {
  return interrupts(lines[i], learned) && !is_heading_of_text(lines, body, i);
}

/// The keywords after a label ("Tagged with") near the end of the body, one per line or separated
/// by commas.
std::vector<std::string> read_channels(std::span<const PageLine> lines, const LineRange& body) {
  constexpr std::size_t reach = 6;
  constexpr std::size_t most_keywords = 32;
  constexpr std::uint32_t most_words = 8;
  std::vector<std::string> channels;
  const std::size_t last = std::min(lines.size(), body.end + reach);
  std::size_t at = body.end;
  while (at < last && lines[at].phrase != PhraseKind::related_label) ++at;
  if (at == last) return channels;
  for (++at; at < lines.size() && channels.size() < most_keywords; ++at) {
    const PageLine& line = lines[at];
    const bool keyword = line.words() <= most_words && !line.date && !line.ends_sentence &&
                         (line.phrase == PhraseKind::none || line.phrase == PhraseKind::opening);
    if (!keyword) break;
    std::ranges::move(split_channels(line.text), std::back_inserter(channels));
  }
  return channels;
}

/// Whether a line is a date right between a subtitle, with which the body begins, and the text.
bool is_date_below_subtitle(std::span<const PageLine> lines, LineRange body, std::size_t i) {
  if (i != body.begin + 1 || i + 1 >= body.end || !lines[i].date) return false;
  const PageLine& subtitle = lines[body.begin];
  const PageLine& text = lines[i + 1];
  const bool subtitled = subtitle.phrase == PhraseKind::none && !subtitle.has_contact &&
                         !subtitle.ends_sentence && subtitle.words() >= least_words_of_subtitle;
  return subtitled && text.is_prose() && text.ends_sentence && !is_date_of_other(lines, i);
}

/// Why a line is no part of the body, apart from its place.
std::string evidence_against(const PageLine& line) {
  if (line.share > 0) {
    return fmt::format("on {:.0f} % of the pages of its source", 100 * line.share);
  }
  if (line.date || line.byline_date) return "a date";
  if (line.has_copyright) return "copyright";
  switch (line.phrase) {
    case PhraseKind::menu:
      return "a menu word";
    case PhraseKind::notice:
      return "a notice of the page";
    case PhraseKind::aftermath:
      return "heads something else";
    case PhraseKind::date_label:
    case PhraseKind::author_label:
    case PhraseKind::related_label:
      return "a label";
    default:
      return {};
  }
}

void explain_lines(std::span<const PageLine> lines, LineRange body, std::size_t lead,
                   std::string_view title, bool learned, Explanation& explanation) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool inside = i >= body.begin && i < body.end;
    if (i == lead || (inside && !is_interruption(lines, body, i, learned))) continue;
    const bool is_title = !title.empty() && is_same_headline(lines[i].text, title);
    std::string rule = is_title         ? "title"
                       : inside         ? "inside the text"
                       : i < body.begin ? "above the text"
                                        : "below the text";
    const std::string evidence = is_title ? std::string() : evidence_against(lines[i]);
    if (!evidence.empty()) rule += ", " + evidence;
    explanation.add_line(rule, lines[i].text);
  }
}

}  // namespace

PageParts read_text_page(std::string_view text, const SourceBoilerplate& boilerplate,
                         const DateRange& range, Explanation* explanation) {
  auto lines = read_page_lines(text, boilerplate, range);
  release_recurring_prose(lines);
  const bool learned = boilerplate.pages() > 0 && is_of_learned_kind(lines) &&
                       (boilerplate.has_lines() || begins_at_once(lines));
  LineRange body = find_body(lines, learned);
  if (body.begin == body.end) body = lines_below_title(lines);
  PageParts parts;
  parts.title = find_title(lines, body, boilerplate, range);
  parts.dates = header_dates(lines, body, range);
  if (auto behind = parts.dates.empty() ? date_behind(lines, body, range) : std::nullopt) {
    parts.dates.push_back(*std::move(behind));
  }
  parts.channels = read_channels(lines, body);
  body.begin = skip_page_header(lines, body, parts.title);
  for (std::size_t i = 0; i < body.begin && parts.place.empty(); ++i) {
    if (lines[i].date) parts.place = fold_spaces(place_of_line(lines[i].text, range));
  }
  const std::size_t lead = find_lead(lines, body.begin, parts.title);
  if (explanation != nullptr) explain_lines(lines, body, lead, parts.title, learned, *explanation);
  parts.body.reserve(text.size());
  if (lead < lines.size()) append_folded(parts.body, lines[lead].text);
  for (std::size_t i = body.begin; i < body.end; ++i) {
    if (is_interruption(lines, body, i, learned)) continue;
    if (is_date_below_subtitle(lines, body, i)) continue;
    if (!parts.body.empty()) parts.body += '\n';
    append_folded(parts.body, lines[i].text);
  }
  return parts;
}

}  // namespace dateline
