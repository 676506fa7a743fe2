#include "indexer/clean/line_kind.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/text/ascii.h"
#include "indexer/html/phrases.h"
#include "indexer/prose/headline.h"
#include "indexer/prose/notices.h"
#include "indexer/prose/sentence_end.h"

namespace dateline {
namespace {

constexpr std::size_t longest_label = 60;       ///< bytes
constexpr std::size_t longest_furniture = 120;  ///< bytes

/// Whether a line is the name of a file to be downloaded, perhaps with its size:
/// "ferry-timetable.pdf (412 KB)".
bool names_file(std::string_view line) {
  constexpr std::size_t most_words_behind = 4;
  static constexpr auto endings = std::to_array<std::string_view>(
      {".pdf", ".doc", ".docx", ".odt", ".hwp", ".hwpx", ".xls", ".xlsx", ".ods", ".ppt", ".pptx",
       ".zip", ".jpg", ".jpeg", ".png", ".mp4"});
  const std::size_t point = line.rfind('.');
  if (point == line.npos || line.find("://") != line.npos) return false;
  std::size_t end = point + 1;
  while (end < line.size() && (is_letter_byte(line[end]) || is_digit(line[end]))) ++end;
  const std::string ending = lowered(line.substr(point, end - point));
  return std::ranges::find(endings, ending) != endings.end() &&
         count_words(line.substr(end)) <= most_words_behind;
}

/// Whether a line offers the page in another form: "Download as PDF", "English (34 KB, PDF)".
bool offers_pdf(std::string_view line) {
  constexpr std::size_t most_words = 6;
  const std::size_t at = line.find("PDF");
  if (at == line.npos || line.find("://") != line.npos) return false;
  if (count_words(line) > most_words) return false;
  const bool begins = at == 0 || !is_letter_byte(line[at - 1]);
  return begins && (at + 3 == line.size() || !is_letter_byte(line[at + 3]));
}

}  // namespace

bool names_other_text(std::string_view line) {
  const std::size_t colon = line.substr(0, longest_label).find(": ");
  return colon != line.npos && !ends_sentence(line) && line.size() <= longest_furniture &&
         phrase_kind(line.substr(0, colon)) == PhraseKind::aftermath;
}

bool names_author(std::string_view line) {
  static constexpr auto labels =
      std::to_array<std::string_view>({"By ", "by ", "Written by ", "Posted by "});
  return std::ranges::any_of(labels, [&](auto label) { return line.starts_with(label); });
}

bool is_list_item(std::string_view line) {
  static constexpr auto marks =
      std::to_array<std::string_view>({"- ", "• ", "– ", "· ", "* ", "+ "});
  return std::ranges::any_of(marks, [&](auto mark) { return line.starts_with(mark); });
}

PhraseKind kind_of_line(std::string_view line) {
  const PhraseKind phrase = phrase_kind(line);
  if (phrase != PhraseKind::none) return phrase;
  if (names_other_text(line)) return PhraseKind::aftermath;
  switch (notice_kind(line)) {
    case NoticeKind::drop:
      return PhraseKind::menu;
    case NoticeKind::end:
      return PhraseKind::aftermath;
    default:
      break;
  }
  if (line.size() > longest_furniture) return PhraseKind::none;
  const bool sentence = ends_sentence(line);
  if (html::is_notice(line, sentence)) return PhraseKind::notice;
  if (sentence) return PhraseKind::none;
  if (html::opens_appendix(line) || html::counts_comments(line)) return PhraseKind::aftermath;
  if (names_file(line) || offers_pdf(line)) return PhraseKind::notice;
  return html::is_furniture(line) ? PhraseKind::menu : PhraseKind::none;
}

}  // namespace dateline
