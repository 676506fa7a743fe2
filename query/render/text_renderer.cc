#include "query/render/renderers.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "query/render/explanation_text.h"
#include "query/render/overview_text.h"
#include "query/render/styled_text.h"
#include "query/search/lookup.h"

namespace dateline {
namespace {

constexpr std::string_view text_indent = "    ";

/// "+3 copies: Some Wire 2022-11-22, Other Wire 2022-11-23, ..."
std::string copies_line(const std::vector<Copy>& copies) {
  constexpr std::size_t most_listed = 5;
  std::string line = fmt::format("+{} {}:", copies.size(), copies.size() == 1 ? "copy" : "copies");
  for (std::size_t i = 0; i < std::min(copies.size(), most_listed); ++i) {
    const Copy& copy = copies[i];
    line += fmt::format("{} {} {}", i == 0 ? "" : ",", name_of(copy), date_text(copy.date));
  }
  return copies.size() > most_listed ? line + ", …" : line;
}

/// "2022-11-22 · Source · score 1.234 · d53fb0"
std::string facts_of(const Hit& hit) {
  const Release& release = hit.release;
  std::string facts = date_text(release.graded_date());
  for (const std::string& part : {release.source, release.place}) {
    if (!part.empty()) facts += " · " + part;
  }
  facts += fmt::format(" · score {:.3f}", hit.score);
  return hit.short_id.empty() ? facts : facts + " · " + hit.short_id;
}

/// Why a snippet has no marks.
std::string_view found_in_text(FoundIn place) {
  return place == FoundIn::title ? "(matched in the title only)"
                                 : "(matched, but not by a word of its text)";
}

}  // namespace

void TextRenderer::begin(std::string& out) {
  if (options_.title.empty()) return;
  out += styled(options_.title, Style::title, options_.colour) + "\n\n";
}

void TextRenderer::open(const SearchResult& result, std::string& out) {
  first_ = last_ = 0;
  if (options_.batch) {
    out += styled(fmt::format("{}  {}", result.id, result.query), Style::title, options_.colour);
    out += '\n';
  }
  if (options_.account) {
    out += query_account(result);
    return;
  }
  for (const std::string& note : result.notes) {
    out += styled("note: " + note, Style::faint, options_.colour) + '\n';
  }
  if (result.period.first || result.period.last) {
    out += styled("dates: " + result.period.text(), Style::faint, options_.colour) + '\n';
  }
}

void TextRenderer::close(const SearchResult& result, std::string& out) {
  if (options_.account) return;
  for (const Facet& facet : result.facets) out += facet_text(facet, options_);
  for (const FacetTable& table : result.tables) out += facet_table_text(table, options_);
  if (result.timeline) {
    out += timeline_text(*result.timeline, options_);
    if (result.first) {
      out += fmt::format("first mention {}, last {}\n", result.first->text(), result.last->text());
    }
  }
  std::string counts = count_text(result);
  if (last_ > 0) counts += fmt::format(", showing {} to {}", first_, last_);
  out += styled(counts, Style::faint, options_.colour) + '\n';
  out += clause_lines(result);
  if (!result.suggestion.empty()) {
    out += styled("did you mean: " + result.suggestion, Style::plain, options_.colour) + '\n';
  }
  if (result.timed_out) out += "time limit reached; results may be incomplete\n";
  if (options_.batch) out += '\n';
}

void TextRenderer::hit(const SearchResult& /*result*/, const Hit& hit, std::string& out) {
  if (options_.account) return;
  if (first_ == 0) first_ = hit.rank;
  last_ = hit.rank;
  const bool colour = options_.colour;
  fmt::format_to(std::back_inserter(out), "{:>2}. ", hit.rank);
  const std::string lines =
      styled_lines(title_or_untitled(hit), Style::title, colour, text_indent, options_.width);
  out += lines.substr(text_indent.size());  // the rank takes the place of the indent
  out += text_indent;
  out += styled(facts_of(hit), Style::plain, colour) + '\n';
  if (options_.full) {
    text_of(hit, out);
  } else if (hit.concordance.empty()) {
    if (hit.found_in != FoundIn::body) {
      out += text_indent;
      out += styled(found_in_text(hit.found_in), Style::faint, colour) + '\n';
    }
    out += styled_lines(hit.snippet, Style::plain, colour, text_indent, options_.width);
  } else {
    out += concordance_text(hit.concordance, options_);
  }
  out += explanation_text(hit, colour, text_indent);
  if (!hit.copies.empty()) {
    out += styled_lines({copies_line(hit.copies), {}}, Style::faint, colour, text_indent,
                        options_.width);
  }
  out += text_indent;
  const std::string place = styled(place_text(hit.release.origin), Style::faint, colour);
  out += options_.links ? file_link(hit.release.origin.file, place) : place;
  out += "\n\n";
}

void TextRenderer::text_of(const Hit& hit, std::string& out) const {
  for (const MarkedText& paragraph : paragraphs({hit.release.body, hit.body_marks})) {
    out += styled_lines(paragraph, Style::plain, options_.colour, text_indent, options_.width);
  }
}

}  // namespace dateline
