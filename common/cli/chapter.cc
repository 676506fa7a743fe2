#include "common/cli/chapter.h"

#include <fmt/format.h>

#include "common/cli/columns.h"
#include "common/cli/troff.h"
#include "common/cli/wrap.h"

namespace dateline {

std::string chapter_text(const Chapter& chapter, unsigned width) {
  std::string text = wrap(chapter.summary, width, 0) + '\n';
  for (const ChapterSection& section : chapter.sections) {
    text += fmt::format("\n{}:\n", section.heading);
    for (const std::string_view paragraph : split_paragraphs(section.text)) {
      text += fmt::format("  {}\n", wrap(paragraph, width, 2));
    }
    for (const auto& [left, right] : section.entries) {
      text += two_columns(fmt::format("  {}", left), right, width);
    }
  }
  return text;
}

std::string chapter_page(const Chapter& chapter, std::string_view name) {
  std::string text = troff::page_head(name, 7, chapter.summary);
  for (const ChapterSection& section : chapter.sections) {
    text += troff::section(section.heading) + troff::paragraphs(section.text);
    for (const auto& [left, right] : section.entries) text += troff::entry(left, right);
  }
  return text;
}

}  // namespace dateline
