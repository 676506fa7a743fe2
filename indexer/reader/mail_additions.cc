#include "indexer/reader/mail_additions.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "common/text/ascii.h"
#include "indexer/prose/lines.h"

namespace dateline {
namespace {

using TextLines = std::vector<std::string_view>;

bool is_empty_line(std::string_view line) {
  return trimmed(line).empty();
}

std::string join_lines(const TextLines& lines) {
  std::string text;
  for (const std::string_view line : lines) text.append(line) += '\n';
  return text;
}

/// Removes the last lines of a text if they stand behind one of "-- ".
void cut_signature(std::string& text) {
  constexpr std::string_view mark = "\n-- \n";
  constexpr std::size_t longest = 600;  // bytes
  const std::size_t at = text.rfind(mark);
  if (at == text.npos || at == 0 || text.size() - at > longest) return;
  // Behind an empty line, a mail may be quoted.
  const bool last =
      trimmed(std::string_view(text).substr(at + mark.size())).find("\n\n") == text.npos;
  if (last) text.resize(at + 1);
}

/// Removes the lines about the list that Mailman adds to each mail, behind a line of underscores.
void cut_list_footer(std::string& text) {
  constexpr std::string_view mark = "\n________________________________________";
  constexpr std::size_t longest = 400;  // bytes
  const std::size_t at = text.rfind(mark);
  if (at == text.npos || text.size() - at > longest) return;
  const std::string_view footer = std::string_view(text).substr(at + 1);
  const bool of_list =
      footer.find("/listinfo/") != footer.npos || footer.find("mailing list") != footer.npos;
  if (of_list && is_rule(first_line_of(footer), "_", mark.size() - 1)) text.resize(at + 1);
}

/// Removes what an archive of Mailman shows in place of an attachment: a rule, and up to its
/// address what it was. Behind the rule alone stands another part of the text.
void drop_scrubbed(TextLines& lines) {
  constexpr std::string_view rule = "-------------- next part --------------";
  constexpr std::string_view address = "URL";
  constexpr std::size_t most_lines = 9;
  TextLines kept;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (trimmed(lines[at]) != rule) {
      kept.push_back(lines[at]);
      continue;
    }
    const std::size_t end = std::min(lines.size(), at + 1 + most_lines);
    for (std::size_t next = at + 1; next < end && !is_empty_line(lines[next]); ++next) {
      const bool last =
          lines[next].starts_with(address) && lines[next].find("http") != std::string_view::npos;
      if (last) at = next;
    }
  }
  lines = std::move(kept);
}

/// Whether lines say who wrote what is quoted below them, and when: "On 6 May 2021, Ida Holm
/// <ida@quay.example> wrote:", in any language.
bool attributes_quotation(std::string_view last, std::string_view before) {
  constexpr std::string_view wide_colon = "：";
  constexpr std::size_t longest = 200;  // bytes
  last = trimmed(last);
  // The address stands in angle brackets, and may be scrubbed.
  const auto names_writer = [](std::string_view line) {
    const bool dated = std::ranges::any_of(line, is_digit);
    return dated && line.find_first_of("<@") != line.npos;
  };
  if (last.size() > longest || !(last.ends_with(':') || last.ends_with(wide_colon))) return false;
  return names_writer(last) || names_writer(std::string(trimmed(before)).append(last));
}

/// The lines of a quotation with the lines above it that say whose it is.
struct Quotation {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The first quotation behind a line; empty at the end of the lines if there is none.
Quotation next_quotation(const TextLines& lines, std::size_t from) {
  for (std::size_t at = from; at < lines.size(); ++at) {
    if (!lines[at].starts_with('>')) continue;
    std::size_t above = at;
    while (above > from && is_empty_line(lines[above - 1])) --above;
    std::size_t end = at;
    for (std::size_t next = at; next < lines.size(); ++next) {
      if (lines[next].starts_with('>'))
        end = next + 1;
      else if (!is_empty_line(lines[next]))
        break;
    }
    if (above > from) {
      const std::string_view last = lines[above - 1];
      const std::string_view before = above - 1 > from ? lines[above - 2] : std::string_view();
      if (attributes_quotation(last, before)) {
        // Where the last line has no date of its own, it goes on from the one before it.
        const bool two = !attributes_quotation(last, {});
        return {above - (two ? 2 : 1), end};
      }
    }
    at = end - 1;
  }
  return {lines.size(), lines.size()};
}

/// Removes the quotations of a mail, unless they are longer than what it says itself.
void drop_answered(TextLines& lines) {
  constexpr std::size_t least_answer = 300;  // bytes
  TextLines kept;
  std::size_t quoted = 0;
  std::size_t own = 0;
  for (std::size_t at = 0; at < lines.size();) {
    const Quotation quotation = next_quotation(lines, at);
    for (; at < quotation.begin; ++at) {
      own += trimmed(lines[at]).size();
      kept.push_back(lines[at]);
    }
    for (; at < quotation.end; ++at) quoted += lines[at].size();
  }
  if (quoted > 0 && own >= least_answer && own > quoted) lines = std::move(kept);
}

}  // namespace

std::string without_mail_additions(std::string text) {
  std::erase(text, '\r');
  cut_list_footer(text);
  const bool scrubbed = text.find("- next part -") != text.npos;
  const bool quotes = text.find("\n>") != text.npos;
  if (scrubbed || quotes) {
    TextLines lines = lines_of(text);
    if (scrubbed) drop_scrubbed(lines);
    if (quotes) drop_answered(lines);
    text = join_lines(lines);
  }
  cut_signature(text);
  return text;
}

}  // namespace dateline
