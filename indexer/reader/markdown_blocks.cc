#include "indexer/reader/markdown_blocks.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/take_until.h"
#include "indexer/prose/lines.h"

namespace dateline {
namespace {

/// The marks with which a line begins.
struct LineMarks {
  MarkdownKind kind = MarkdownKind::paragraph;
  std::size_t length = 0;
};

LineMarks marks_of(std::string_view line) {
  using enum MarkdownKind;
  if (line.starts_with('#')) {
    const std::size_t end = std::min(line.find_first_not_of('#'), line.size());
    const bool marked = end <= 6 && (end == line.size() || line[end] == ' ');
    return marked ? LineMarks{heading, end} : LineMarks{};
  }
  if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ")) return {item, 1};
  if (line.starts_with("> ") || line == ">") return {quote, 1};
  if (line.size() > 2 && line.starts_with('|') && line.ends_with('|')) return {row, 1};
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  const bool numbered = digits > 0 && digits < 4 && digits + 1 < line.size() &&
                        (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
  return numbered ? LineMarks{item, digits + 1} : LineMarks{};
}

/// A line of '=' or '-' turns the line above it into a heading.
bool underlines(std::string_view line) {
  return !line.empty() && (line[0] == '=' || line[0] == '-') &&
         line.find_first_not_of(line[0]) == std::string_view::npos;
}

/// A fence around code, or one of Pandoc around a division.
bool is_fence(std::string_view line) {
  return line.starts_with("```") || line.starts_with("~~~") || line.starts_with(":::");
}

/// Whether a line only says where the links of a name lead: "[1]: https://a.example/".
bool defines_link(std::string_view line) {
  if (!line.starts_with('[') || line.starts_with("[^")) return false;
  const std::size_t end = line.find("]:");
  if (end == line.npos) return false;
  const std::string_view address = trimmed(line.substr(end + 2));
  return address.starts_with("http") || address.starts_with('/') || address.starts_with('<');
}

/// Whether a row of a table only parts its head from the rest.
bool is_delimiter_row(std::string_view line) {
  return line.starts_with('|') && line.find('-') != line.npos &&
         line.find_first_not_of("|-: \t") == line.npos;
}

/// Whether a heading goes on in the next line, as only html2text writes it: it is as long as
/// wrapped lines are, and a shorter line that ends no sentence follows alone.
bool goes_on(std::string_view heading, std::string_view next, std::string_view second) {
  constexpr std::size_t least_length = 60;  // bytes
  constexpr std::string_view closing = ".!?:;";
  next = trimmed(next);
  return heading.size() >= least_length && !next.empty() && next.size() < heading.size() &&
         closing.find(next.back()) == closing.npos && marks_of(next).length == 0 &&
         !underlines(next) && trimmed(second).empty();
}

class BlockReader {
 public:
  void add(std::string_view whole_line, std::string_view next, std::string_view second) {
    std::string_view line = trimmed(whole_line);
    if (!block_.text.empty() && underlines(line)) {
      block_.kind = MarkdownKind::heading;
      block_.level = line[0] == '=' ? 1 : 2;
      return end_block();
    }
    if (line.empty() || is_thematic_break(line) || is_fence(line) || is_delimiter_row(line)) {
      return end_block();
    }
    if (block_.text.empty() && defines_link(line)) return;
    const LineMarks marks = marks_of(line);
    if (marks.length > 0) end_block();
    const bool heading = marks.kind == MarkdownKind::heading;
    if (marks.length > 0) block_.kind = marks.kind;
    if (heading) block_.level = static_cast<int>(marks.length);
    line = trimmed(line.substr(marks.length));
    while (heading && line.ends_with('#')) line.remove_suffix(1);
    if (!block_.text.empty()) block_.text += ' ';
    block_.text += line;
    // Two spaces at the end of a line break it.
    const bool ends = heading ? !goes_on(whole_line, next, second) : whole_line.ends_with("  ");
    if (ends || marks.kind == MarkdownKind::row) end_block();
  }

  std::vector<MarkdownBlock> take() {
    end_block();
    return std::move(blocks_);
  }

 private:
  void end_block() {
    if (!block_.text.empty()) blocks_.push_back(std::move(block_));
    block_ = {};
  }

  MarkdownBlock block_;
  std::vector<MarkdownBlock> blocks_;
};

}  // namespace

std::vector<MarkdownBlock> markdown_blocks(const std::vector<std::string_view>& lines) {
  BlockReader reader;
  const auto line_at = [&](std::size_t i) {
    return i < lines.size() ? lines[i] : std::string_view();
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    reader.add(lines[i], line_at(i + 1), line_at(i + 2));
  }
  return reader.take();
}

bool is_thematic_break(std::string_view line) {
  constexpr std::size_t fewest = 3;
  return is_rule(line, "-*_", fewest);
}

std::vector<std::string_view> cells_of(std::string_view row) {
  std::vector<std::string_view> cells;
  if (row.ends_with('|')) row.remove_suffix(1);
  while (!row.empty()) cells.push_back(trimmed(take_until(row, '|')));
  return cells;
}

}  // namespace dateline
