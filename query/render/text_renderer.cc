#include "query/render/renderers.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "query/render/explanation_text.h"
#include "query/render/overview_text.h"
#include "query/render/styled_text.h"

namespace dateline {
namespace {

constexpr std::string_view text_indent = "    ";

std::string where(const Origin& origin) {
  std::string text = origin.file;
  if (!origin.member.empty()) text += " : " + origin.member;
  if (origin.record > 0) text += fmt::format(" #{}", origin.record);
  return text;
}

/// "1,226 releases (1,252 with copies)": first what the list has, then the other number.
std::string count_line(const SearchResult& result) {
  if (result.count == 0) {
    return result.timed_out ? "nothing found before the time limit" : "nothing found";
  }
  const std::size_t listed = result.collapsed ? result.distinct : result.count;
  std::string line = fmt::format("{}{} {}", result.count_exact ? "" : "at least ",
                                 with_separators(listed), listed == 1 ? "release" : "releases");
  if (result.distinct < result.count) {
    line += result.collapsed
                ? fmt::format(" ({} with copies)", with_separators(result.count))
                : fmt::format(" ({} without copies)", with_separators(result.distinct));
  }
  if (result.hits.empty()) return line;
  return line +
         fmt::format(", showing {} to {}", result.hits.front().rank, result.hits.back().rank);
}

/// "+3 copies: Some Wire 2022-11-22, Other Wire 2022-11-23, ..."
std::string copies_line(const std::vector<Copy>& copies) {
  constexpr std::size_t most_named = 5;
  std::string line = fmt::format("+{} {}:", copies.size(), copies.size() == 1 ? "copy" : "copies");
  for (std::size_t i = 0; i < std::min(copies.size(), most_named); ++i) {
    const Copy& copy = copies[i];
    line +=
        fmt::format("{} {} {}", i == 0 ? "" : ",",
                    copy.source.empty() ? where(copy.origin) : copy.source, date_text(copy.date));
  }
  return copies.size() > most_named ? line + ", …" : line;
}

/// "2022-11-22 · Source · score 1.234"
std::string facts_of(const Hit& hit) {
  const Release& release = hit.release;
  std::string facts = date_text(release.graded_date());
  for (const std::string& part : {release.source, release.place}) {
    if (!part.empty()) facts += " · " + part;
  }
  return facts + fmt::format(" · score {:.3f}", hit.score);
}

/// Why a snippet has no marks.
std::string_view found_in_text(FoundIn place) {
  return place == FoundIn::title ? "(matched in the title only)"
                                 : "(matched by a field, not by words)";
}

}  // namespace

void TextRenderer::result(const SearchResult& result, std::string& out) {
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
  for (const Hit& found : result.hits) hit(found, out);
  for (const Facet& facet : result.facets) out += facet_text(facet, options_);
  if (result.timeline) {
    out += timeline_text(*result.timeline, options_);
    if (result.first) {
      out += fmt::format("first mention {}, last {}\n", result.first->text(), result.last->text());
    }
  }
  out += styled(count_line(result), Style::faint, options_.colour) + '\n';
  out += clause_lines(result);
  if (!result.suggestion.empty()) {
    out += styled("did you mean: " + result.suggestion, Style::plain, options_.colour) + '\n';
  }
  if (result.timed_out) out += "time limit reached; results may be incomplete\n";
  if (options_.batch) out += '\n';
}

void TextRenderer::hit(const Hit& hit, std::string& out) const {
  const bool colour = options_.colour;
  fmt::format_to(std::back_inserter(out), "{:>2}. ", hit.rank);
  const MarkedText title = hit.title.text.empty() ? MarkedText{"(untitled)", {}} : hit.title;
  const std::string lines = styled_lines(title, Style::title, colour, text_indent, options_.width);
  out += lines.substr(text_indent.size());  // the rank takes the place of the indent
  out += text_indent;
  out += styled(facts_of(hit), Style::plain, colour) + '\n';
  if (hit.concordance.empty()) {
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
  const std::string place = styled(where(hit.release.origin), Style::faint, colour);
  out += options_.links ? file_link(hit.release.origin.file, place) : place;
  out += "\n\n";
}

}  // namespace dateline
