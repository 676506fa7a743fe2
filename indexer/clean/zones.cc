#include "indexer/clean/zones.h"

#include <algorithm>
#include <array>

#include "common/text/ascii.h"
#include "common/text/byte_word.h"
#include "indexer/clean/page_line.h"
#include "indexer/prose/dateline.h"
#include "indexer/prose/headline.h"
#include "indexer/prose/lines.h"

namespace dateline {
namespace {

constexpr std::size_t most_words_of_heading = 12;
constexpr std::size_t least_words_of_quote = 5;
constexpr std::size_t longest_source_line = 120;
constexpr std::size_t ending_bytes = 1000;  ///< where to find the "SOURCE" of a release

bool begins_with_either(std::string_view text, std::string_view upper, std::string_view title) {
  return text.starts_with(upper) || text.starts_with(title);
}

/// A name may end with the full stop of an abbreviation ("Ltd."), a sentence's last word hardly
/// begins with a capital letter.
bool ends_with_name(std::string_view text) {
  const char first = text[text.rfind(' ') + 1];
  return first >= 'A' && first <= 'Z';
}

bool is_about_heading(const PageLine& line) {
  return begins_with_either(line.text, "ABOUT ", "About ") &&
         line.words() <= most_words_of_heading && line.words() >= 2 &&
         (!line.ends_sentence || line.text.ends_with(':') || ends_with_name(line.text));
}

/// "About Acme: Acme makes anvils."
bool is_about_paragraph(const PageLine& line) {
  if (!begins_with_either(line.text, "ABOUT ", "About ")) return false;
  const auto colon = line.text.find(':');
  return colon != line.text.npos &&
         count_words(line.text.substr(0, colon)) <= most_words_of_heading;
}

bool is_contact(const PageLine& line) {
  return line.phrase == PhraseKind::contact_label || line.beside_contact ||
         (line.has_contact && !line.is_prose());
}

/// Notices required of publicly traded companies (Private Securities Litigation Reform Act of 1995,
/// section 102), recognised by two of their set phrases.
bool is_forward_looking_notice(const PageLine& line) {
  static constexpr std::array<std::string_view, 6> phrases{
      "orward-looking statement", "orward looking statement", "rivate Securities Litigation",
      "ndertakes no obligation",  "risks and uncertainties",  "differ materially"};
  if (!line.is_prose()) return false;
  return std::ranges::count_if(phrases, [&](std::string_view phrase) {
           return line.text.find(phrase) != std::string_view::npos;
         }) >= 2;
}

/// An opening quotation mark, straight or typographic, or the end of the text.
std::size_t find_quotation_mark(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != '"' &&
         (text[at] != '\xE2' || !text.substr(at).starts_with("“"))) {
    ++at;
  }
  return at;
}

class ZoneFinder {
 public:
  ZoneFinder(std::string_view body, const DateRange& range)
      : body_(body),
        range_(range),
        lines_(read_page_lines(body, {}, range)),
        has_forward_looking_notice_(body.find("-looking statement") != body.npos ||
                                    body.find("Private Securities") != body.npos ||
                                    contains(body, "forward looking")) {}

  std::vector<ZoneSpan> find() {
    Zone zone = Zone::body;  // started by a heading
    for (const PageLine& line : lines_) {
      zone = zone_of(line, zone);
      if (zone == Zone::body) {
        add_body(line);
      } else {
        add(zone, line.text);
      }
    }
    return std::move(spans_);
  }

 private:
  /// The zone of a line, given that of the line before it.
  Zone zone_of(const PageLine& line, Zone before) const {
    if (line.phrase == PhraseKind::legal_label) return Zone::legal;
    if (has_forward_looking_notice_ && is_forward_looking_notice(line)) return Zone::legal;
    if (is_about_heading(line) || is_about_paragraph(line)) return Zone::about;
    if (is_contact(line)) return Zone::contact;
    if (line.phrase != PhraseKind::none) return Zone::body;
    switch (before) {
      case Zone::about:
      case Zone::legal:
        return line.is_prose() ? before : Zone::body;
      case Zone::contact:
        return lead_found_ && !line.is_prose() && !line.ends_sentence ? before : Zone::body;
      default:
        return Zone::body;
    }
  }

  /// A line of the text proper: before the lead a subhead, then the lead, then body with quotes.
  void add_body(const PageLine& line) {
    if (lead_found_ || line.phrase != PhraseKind::none || line.date) {
      if (lead_found_) add_quotes(line.text);
      return;
    }
    const auto opening = leading_dateline(line.text, range_);
    if (!opening && (!line.is_prose() || is_above_dateline(line))) {
      add(Zone::subhead, line.text);
      return;
    }
    lead_found_ = true;
    const std::size_t end = opening ? opening->end : 0;
    if (end > 0) add(Zone::dateline, line.text.substr(0, end));
    if (end < line.text.size()) add(Zone::lead, line.text.substr(end));
  }

  /// Whether a line without a full stop, however long, is one of the few above the dateline.
  bool is_above_dateline(const PageLine& line) const {
    constexpr std::ptrdiff_t reach = 3;
    const PageLine* const last = lines_.data() + lines_.size();
    const PageLine* const end = &line + std::min(reach, last - &line - 1);
    for (const PageLine* one = &line; !one->ends_sentence && one != end; ++one) {
      if (leading_dateline(one[1].text, range_)) return true;
    }
    return false;
  }

  /// Spans in typographic or straight quotation marks, long enough to be speech.
  void add_quotes(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const auto open = find_quotation_mark(text, at);
      if (open == text.size()) return;
      const bool straight = text[open] == '"';
      const std::size_t inside = open + (straight ? 1 : 3);
      const auto close = straight ? text.find('"', inside) : text.find("”", inside);
      const auto end = close == text.npos ? text.size() : close + (straight ? 1 : 3);
      const auto quote = text.substr(open, end - open);
      if (count_words(quote) >= least_words_of_quote) add(Zone::quote, quote);
      at = end;
    }
  }

  void add(Zone zone, std::string_view text) {
    const auto begin = static_cast<std::uint32_t>(text.data() - body_.data());
    const auto end = begin + static_cast<std::uint32_t>(text.size());
    const bool joins = !spans_.empty() && spans_.back().zone == zone && zone != Zone::quote &&
                       spans_.back().end + 1 == begin;
    if (joins) {
      spans_.back().end = end;
    } else {
      spans_.push_back({zone, begin, end});
    }
  }

  std::string_view body_;
  const DateRange& range_;
  std::vector<PageLine> lines_;
  bool has_forward_looking_notice_;  ///< whether a closer look pays off
  std::vector<ZoneSpan> spans_;
  bool lead_found_ = false;
};

}  // namespace

std::vector<ZoneSpan> find_zones(std::string_view body, const DateRange& range) {
  return ZoneFinder(body, range).find();
}

std::string_view find_issuer(std::string_view body, const std::vector<ZoneSpan>& zones) {
  const auto ending = body.substr(body.size() - std::min(body.size(), ending_bytes));
  for (const std::string_view label : {"\nSOURCE: ", "\nSource: ", "\nSOURCE "}) {
    const auto at = ending.find(label);
    if (at == ending.npos) continue;
    const auto line = ending.substr(at + label.size());
    const auto name = trimmed<is_space>(line.substr(0, line.find('\n')));
    if (name.size() <= longest_source_line) return name;
  }
  std::string_view issuer;
  for (const ZoneSpan& span : zones) {
    if (span.zone != Zone::about) continue;
    if (!issuer.empty()) return {};
    auto heading = body.substr(span.begin, span.end - span.begin);
    heading = heading.substr(0, heading.find_first_of(":(\n"));
    constexpr std::size_t about_size = std::string_view("About ").size();
    if (count_words(heading) > most_words_of_heading || heading.size() <= about_size) continue;
    issuer = trimmed<is_space>(heading.substr(about_size));
    constexpr std::string_view article = "the ";
    if (issuer.starts_with(article)) issuer.remove_prefix(article.size());
  }
  return issuer;
}

}  // namespace dateline
