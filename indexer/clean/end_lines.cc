#include "indexer/clean/end_lines.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

#include "common/text/ascii.h"
#include "indexer/html/phrases.h"
#include "indexer/prose/headline.h"
#include "indexer/prose/phrases.h"
#include "indexer/prose/sentence_end.h"

namespace dateline {
namespace {

constexpr std::size_t most_label_words = 9;    ///< before an address
constexpr std::size_t most_source_words = 12;  ///< of "SOURCE Acme Corporation"
constexpr std::size_t source_label = 7;        ///< bytes of "SOURCE " and "SOURCE:"
constexpr std::size_t most_copyright_words = 25;
constexpr std::size_t most_count_words = 4;  ///< of "12 votes"

bool has_words(std::string_view line) {
  return std::ranges::any_of(line, is_word_byte);
}

bool closes_text(std::string_view line) {
  return !has_words(line) || line == "XXX" || line == "xxx" ||
         phrase_kind(line) == PhraseKind::closing;
}

bool is_picture(std::string_view address) {
  static constexpr auto endings =
      std::to_array<std::string_view>({".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"});
  const std::string lower = lowered(address.substr(0, address.find('?')));
  return std::ranges::any_of(endings,
                             [&](std::string_view ending) { return lower.ends_with(ending); });
}

/// The address of a picture alone, or any behind a label that says it is that of the page.
bool is_page_address(std::string_view line) {
  const std::size_t space = line.rfind(' ');
  const std::string_view last = space == line.npos ? line : line.substr(space + 1);
  if (!last.starts_with("http://") && !last.starts_with("https://")) return false;
  if (space == line.npos) return is_picture(last);
  return count_words(line) <= most_label_words + 1 && html::labels_address(line);
}

bool is_source(std::string_view line) {
  return (line.starts_with("SOURCE ") || line.starts_with("SOURCE:")) &&
         count_words(line) <= most_source_words;
}

/// "Acme Ferries" of "SOURCE: Acme Ferries https://acme.example".
std::string name_of_source(std::string_view line) {
  line = trimmed(line.substr(source_label));
  return std::string(trimmed(line.substr(0, line.find("http"))));
}

bool is_copyright(std::string_view line) {
  return count_words(line) <= most_copyright_words && html::begins_copyright(line);
}

bool is_wire_mark(std::string_view line) {
  return count_words(line) <= most_source_words && line.find(" powered by ") != line.npos;
}

/// "12 votes", "Tweet 5", "3 Likes 4 Shares".
bool is_count(std::string_view line) {
  static constexpr auto units = std::to_array<std::string_view>(
      {"vote", "share", "like", "tweet", "view", "comment", "rating"});
  if (count_words(line) > most_count_words || std::ranges::none_of(line, is_digit)) return false;
  const std::string lower = lowered(line);
  return std::ranges::any_of(units, [&](std::string_view unit) {
    const std::size_t at = lower.find(unit);
    return at != lower.npos && (at == 0 || lower[at - 1] == ' ');
  });
}

bool is_end_line(std::string_view line) {
  return closes_text(line) || is_page_address(line) || is_source(line) || is_copyright(line) ||
         is_wire_mark(line) || is_count(line) || without_agency_marks(line).empty() ||
         transmission_of(line, {});
}

/// The line end behind the title where it opens the body, on one line or wrapped, or npos.
std::size_t end_of_repeated_title(std::string_view body, std::string_view title) {
  constexpr int most_lines = 4;
  if (title.empty()) return body.npos;
  std::size_t end = body.find('\n');
  for (int line = 0; line < most_lines && end != body.npos; ++line) {
    if (is_same_headline(body.substr(0, end), title)) return end;
    end = body.find('\n', end + 1);
  }
  return body.npos;
}

}  // namespace

std::optional<DateMatch> transmission_of(std::string_view line, const DateRange& range) {
  constexpr std::size_t longest = 160;  // bytes
  if (line.size() > longest) return std::nullopt;
  auto date = find_date(line, 0, range);
  if (!date || date->time.empty()) return std::nullopt;
  const std::string_view code = trimmed(line.substr(0, date->begin));
  const std::string_view rest = trimmed(line.substr(date->end));
  if (rest == "송고" && (code.empty() || code.ends_with('>'))) return date;
  const bool coded = !code.empty() && is_upper(code.front()) && is_digit(code.back()) &&
                     code.find(' ') == code.npos;
  return coded && rest.empty() ? date : std::nullopt;
}

std::string drop_end_lines(std::string& body) {
  // Faster than rfind(), which looks at one byte after the other.
  const auto last_line_end = [&body] {
    const void* const found = ::memrchr(body.data(), '\n', body.size());
    return found == nullptr
               ? body.npos
               : static_cast<std::size_t>(static_cast<const char*>(found) - body.data());
  };
  std::string publisher;
  std::size_t end = last_line_end();
  for (; end != body.npos; end = last_line_end()) {
    const auto line = std::string_view(body).substr(end + 1);
    if (!is_end_line(line)) break;
    if (lowered(line.substr(0, source_label)) == "source:" || is_source(line)) {
      publisher = name_of_source(line);
    }
    body.resize(end);
  }
  const std::size_t last = end == body.npos ? 0 : end + 1;
  const auto text = without_agency_marks(std::string_view(body).substr(last));
  if (!text.empty()) body.resize(last + text.size());
  return publisher;
}

void drop_opening_lines(std::string& body, std::string_view title) {
  for (std::size_t end = body.find('\n'); end != body.npos; end = body.find('\n')) {
    const auto line = std::string_view(body).substr(0, end);
    if (phrase_kind(line) != PhraseKind::opening && has_words(line)) {
      end = end_of_repeated_title(body, title);
    }
    if (end == body.npos) return;
    body.erase(0, end + 1);
  }
}

}  // namespace dateline
