#include "indexer/prose/mailing_notices.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/folded_text.h"
#include "common/text/table_rows.h"
#include "indexer/prose/headline.h"
#include "indexer/prose/lines.h"
#include "indexer/prose/mailings_table.h"
#include "indexer/prose/notices.h"

namespace dateline {
namespace {

std::string folded_start(std::string_view line) {
  constexpr std::size_t compared = 100;  // bytes
  // "¿No ve bien este correo?"
  while (!line.empty() && !is_word_byte(line.front())) line.remove_prefix(1);
  constexpr std::string_view mark = "\u00BF";
  if (line.starts_with(mark)) line.remove_prefix(mark.size());
  const std::string start = lowered(line.substr(0, compared));
  return std::string(FoldedText(start).view());
}

const std::vector<std::string>& mailing_starts() {
  static const std::vector<std::string> folded = [] {
    std::vector<std::string> read;
    for (const auto& [phrase] : table_rows<1>(mailings_table)) read.push_back(folded_start(phrase));
    return read;
  }();
  return folded;
}

/// Whether a text begins with words, rather than with a part of a longer one.
bool begins_with_words(std::string_view text, std::string_view words) {
  if (!text.starts_with(words)) return false;
  text.remove_prefix(words.size());
  return text.empty() || !is_letter_or_digit(words.back()) || !is_letter_or_digit(text.front());
}

bool is_notice_line(std::string_view line) {
  constexpr std::size_t most_words = 60;
  return is_mailing_notice(line) && count_words(line) <= most_words;
}

/// Whether a line is nothing but an address, as that of a mailing stands below "View in browser".
bool is_only_link(std::string_view line) {
  line = trimmed(line);
  return line.starts_with("http") && line.find("://") != line.npos && line.find(' ') == line.npos;
}

/// Whether a line may stand between and behind notices: a name and an address, a row of links.
bool may_follow_notice(std::string_view line) {
  constexpr std::size_t most_words = 25;
  return count_words(line) <= most_words && !has_contact(line);
}

void drop_above(std::string& text) {
  constexpr int most_notices = 3;
  for (int i = 0; i < most_notices; ++i) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == text.npos) return;
    const std::size_t end = text.find('\n', begin);
    if (end == text.npos) return;
    const auto line = std::string_view(text).substr(begin, end - begin);
    if (!is_notice_line(line) && (i == 0 || !is_only_link(line))) return;
    text.erase(0, end + 1);
  }
}

void drop_below(std::string& text) {
  constexpr std::size_t most_lines = 8;
  std::vector<std::string_view> lines = lines_of(text);
  std::erase_if(lines, [](std::string_view line) { return trimmed(line).empty(); });
  std::size_t cut = lines.size();
  // The first line of a text is its own.
  for (std::size_t i = lines.size(); i > 1 && i + most_lines > lines.size(); --i) {
    const std::string_view line = lines[i - 1];
    if (is_notice_line(line)) {
      cut = i - 1;
    } else if (!may_follow_notice(line)) {
      break;
    }
  }
  if (cut < lines.size()) text.resize(static_cast<std::size_t>(lines[cut].data() - text.data()));
}

}  // namespace

bool is_mailing_notice(std::string_view line) {
  const std::string start = folded_start(line);
  return std::ranges::any_of(mailing_starts(), [&](const std::string& phrase) {
    return begins_with_words(start, phrase);
  });
}

void drop_mailing_notices(std::string& text) {
  drop_above(text);
  drop_below(text);
}

}  // namespace dateline
