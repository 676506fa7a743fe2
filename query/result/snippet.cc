#include "query/result/snippet.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/scripts.h"
#include "common/text/terminal_text.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t longest_abbreviation = 4;  // "Sen", "Gov", "Inc", "Corp"

constexpr std::array<bool, 256> may_end = [] {
  std::array<bool, 256> table{};
  for (const char c : {'\n', '.', '!', '?'}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

/// Whether the word that ends at `end` is an initial or looks like a short title.
bool is_abbreviation(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  const std::size_t size = end - begin;
  return size > 0 && is_upper(text[begin]) && size <= longest_abbreviation;
}

bool opens_sentence(char c) {
  return is_upper(c) || is_digit(c) || c == '"' || c == '\'' || c == '(' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// The first position at or after `at` that is not a space or newline.
std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\n')) ++at;
  return at;
}

}  // namespace

std::size_t sentence_end(std::string_view text, std::size_t begin) {
  for (std::size_t i = begin; i < text.size(); ++i) {
    const char c = text[i];
    if (!may_end[static_cast<unsigned char>(c)]) continue;
    if (c == '\n') return i;
    std::size_t end = i + 1;
    while (end < text.size() && (text[end] == '"' || text[end] == '\'' || text[end] == ')')) ++end;
    if (end >= text.size() || text[end] != ' ') continue;
    const std::size_t next = skip_space(text, end);
    if (next >= text.size() || !opens_sentence(text[next])) continue;
    if (c == '.' && is_abbreviation(text, i)) continue;
    return end;
  }
  return text.size();
}

namespace {

constexpr std::string_view ellipsis = "…";

struct Sentence {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<Mark> marks;  ///< relative to the start of the text
  std::size_t found = 0;    ///< distinct words and phrases of the query in it
  bool cut = false;         ///< whether the sentence continues after it
  bool goes_on = false;     ///< whether the sentence began before it
};

std::size_t count_items(const std::vector<Mark>& marks) {
  std::vector<std::size_t> items;
  items.reserve(marks.size());
  for (const Mark& mark : marks) items.push_back(mark.item);
  std::sort(items.begin(), items.end());
  return static_cast<std::size_t>(std::unique(items.begin(), items.end()) - items.begin());
}

/// Whether a text may be cut there: before a space, or between characters of a script without them.
bool may_cut(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size() || text[at] == ' ') return true;
  if (character_begin(text, at) != at) return false;
  const unsigned before = utf8_character(text, character_begin(text, at - 1)).code;
  const Utf8Character after = utf8_character(text, at);
  return (is_unspaced(before) || is_unspaced(after.code)) &&
         display_width(text.substr(at, after.size)) > 0;
}

/// The first place from `at` on where a text may be cut. A word longer than a line is cut between
/// characters.
std::size_t word_border(std::string_view text, std::size_t at, std::size_t end) {
  constexpr std::size_t furthest = 40;
  for (std::size_t i = at; i < std::min(end, at + furthest); ++i) {
    if (may_cut(text, i)) return i;
  }
  while (at < end && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80) ++at;
  return at;
}

/// The sentence that starts there, or a part of one without an end, as in texts without
/// punctuation.
Sentence read_sentence(std::string_view body, std::size_t begin) {
  constexpr std::size_t longest = 600;
  Sentence sentence;
  sentence.begin = begin;
  sentence.end = sentence_end(body.substr(0, begin + longest), begin);
  sentence.cut = sentence.end == begin + longest && sentence.end < body.size();
  if (sentence.cut) sentence.end = word_border(body, sentence.end, body.size());
  return sentence;
}

/// The first sentence with the most words of the query. Stops at the first one with all of them.
/// Matches in no single sentence, such as a phrase that spans two, are sought in the whole body.
Sentence best_sentence(std::string_view body, Highlighter& highlighter, LanguageId language) {
  Sentence best;
  bool cut = false;
  for (std::size_t begin = skip_space(body, 0); begin < body.size();) {
    Sentence sentence = read_sentence(body, begin);
    sentence.goes_on = std::exchange(cut, sentence.cut);
    sentence.marks =
        highlighter.find(body.substr(begin, sentence.end - begin), FieldId::body, language);
    for (Mark& mark : sentence.marks) {
      mark.begin += begin;
      mark.end += begin;
    }
    sentence.found = count_items(sentence.marks);
    const bool complete = sentence.found >= highlighter.items();
    begin = skip_space(body, sentence.end);
    if (sentence.found > best.found || best.end == 0) best = std::move(sentence);
    if (complete) break;
  }
  if (best.found > 0) return best;
  auto marks = highlighter.find(body, FieldId::body, language);
  return marks.empty() ? best : Sentence{0, body.size(), std::move(marks)};
}

/// Narrows [begin, end) to about `size` bytes that contain the most marks.
void crop(std::string_view body, Sentence& sentence, std::size_t size) {
  std::size_t from = sentence.begin;
  std::size_t most = 0;
  const std::vector<Mark>& marks = sentence.marks;
  for (std::size_t first = 0, after = 0; first < marks.size(); ++first) {
    while (after < marks.size() && marks[after].end <= marks[first].begin + size * 3 / 4) ++after;
    if (after > first + most) {
      most = after - first;
      from = marks[first].begin;
    }
  }
  const std::size_t lead = size / 4;  // some words before the first mark
  if (from > sentence.begin + lead) {
    sentence.begin = skip_space(body, word_border(body, from - lead, from));
  }
  if (sentence.end > sentence.begin + size) {
    sentence.end = word_border(body, sentence.begin + size, sentence.end);
  }
}

/// Collapses runs of spaces and newlines to one space and moves the marks accordingly.
void join_spaces(MarkedText& text) {
  std::string joined;
  std::vector<std::size_t> moved(text.text.size() + 1);
  for (std::size_t i = 0; i < text.text.size(); ++i) {
    const char c = text.text[i] == '\n' ? ' ' : text.text[i];
    moved[i] = joined.size();
    if (c != ' ' || (!joined.empty() && joined.back() != ' ')) joined += c;
  }
  moved[text.text.size()] = joined.size();
  for (Mark& mark : text.marks) mark = {moved[mark.begin], moved[mark.end], mark.item};
  text.text = std::move(joined);
}

}  // namespace

MarkedText make_snippet(const Release& release, Highlighter& highlighter, std::size_t size) {
  const std::string_view body = release.body;
  const LanguageId language = language_of(release);
  Sentence sentence = best_sentence(body, highlighter, language);
  const std::size_t whole_begin = sentence.begin;
  if (sentence.end - sentence.begin > size) crop(body, sentence, size);
  while (sentence.end < body.size()) {  // add what follows while there is room
    const std::size_t next = skip_space(body, sentence.end);
    const std::size_t end = read_sentence(body, next).end;
    if (end - sentence.begin > size) break;
    for (Mark mark : highlighter.find(body.substr(next, end - next), FieldId::body, language)) {
      sentence.marks.push_back({mark.begin + next, mark.end + next, mark.item});
    }
    sentence.end = end;
  }

  MarkedText snippet;
  if (sentence.goes_on || sentence.begin > whole_begin) snippet.text = ellipsis;
  const std::size_t shift = snippet.text.size();
  snippet.text += body.substr(sentence.begin, sentence.end - sentence.begin);
  if (skip_space(body, sentence.end) < body.size()) snippet.text += ellipsis;
  for (const Mark& mark : sentence.marks) {
    if (mark.begin < sentence.begin || mark.end > sentence.end) continue;
    snippet.marks.push_back(
        {mark.begin - sentence.begin + shift, mark.end - sentence.begin + shift, mark.item});
  }
  join_spaces(snippet);
  return snippet;
}

MarkedText mark_title(const Release& release, Highlighter& highlighter) {
  return {release.title, highlighter.find(release.title, FieldId::title, language_of(release))};
}

namespace {

std::string_view left_of(std::string_view text, std::size_t at, std::size_t context) {
  std::size_t begin = at > context ? at - context : 0;
  const auto newline = text.substr(0, at).rfind('\n');
  if (newline != std::string_view::npos && newline >= begin) {
    begin = newline + 1;
  } else if (begin > 0) {
    begin = skip_space(text, word_border(text, begin, at));
  }
  return text.substr(begin, at - std::min(begin, at));
}

std::string_view right_of(std::string_view text, std::size_t at, std::size_t context) {
  std::string_view rest = text.substr(at);
  rest = rest.substr(0, rest.find('\n'));
  if (rest.size() <= context) return rest;
  std::size_t end = context;
  while (!may_cut(rest, end)) --end;
  return rest.substr(0, end > 0 ? end : character_begin(rest, context));
}

std::vector<ConcordanceLine> lines_of(std::string_view text, const std::vector<Mark>& marks,
                                      std::size_t context) {
  std::vector<ConcordanceLine> lines;
  lines.reserve(marks.size());
  for (const Mark& mark : marks) {
    std::string match(text.substr(mark.begin, mark.end - mark.begin));
    std::replace(match.begin(), match.end(), '\n', ' ');
    lines.push_back({std::string(left_of(text, mark.begin, context)), std::move(match),
                     std::string(right_of(text, mark.end, context))});
  }
  return lines;
}

}  // namespace

std::vector<ConcordanceLine> concordance(const Release& release, Highlighter& highlighter,
                                         std::size_t context) {
  const LanguageId language = language_of(release);
  auto lines =
      lines_of(release.body, highlighter.find(release.body, FieldId::body, language), context);
  if (!lines.empty()) return lines;
  return lines_of(release.title, highlighter.find(release.title, FieldId::title, language),
                  context);
}

}  // namespace dateline
