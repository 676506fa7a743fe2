#include "indexer/clean/markdown_text.h"

#include <algorithm>
#include <vector>

#include "indexer/clean/spaces.h"

namespace dateline {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

/// Three or more of one mark and nothing else: "---", "* * *".
bool is_thematic_break(std::string_view line) {
  if (line.empty() || (line[0] != '-' && line[0] != '*' && line[0] != '_')) return false;
  return std::ranges::count(line, line[0]) >= 3 &&
         std::ranges::all_of(line, [&](char c) { return c == line[0] || c == ' '; });
}

std::size_t heading_level(std::string_view line) {
  const auto level = std::min(line.find_first_not_of('#'), line.size());
  return level <= 6 && level < line.size() && line[level] == ' ' ? level : 0;
}

/// Where the bracket that opens at `open` is closed, or npos.
std::size_t closing_bracket(std::string_view text, std::size_t open, char opening, char closing) {
  constexpr std::size_t reach = 4096;
  int depth = 0;
  for (std::size_t at = open; at < std::min(text.size(), open + reach); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == opening) {
      ++depth;
    } else if (text[at] == closing && --depth == 0) {
      return at;
    }
  }
  return text.npos;
}

/// Inline marks of one line, from its first byte to its last.
class InlineReader {
 public:
  explicit InlineReader(std::string_view line) : line_(line) {}

  /// Text without marks. `outside` tells whether some of it stands outside of links and images.
  std::string read(bool& outside) {
    while (at_ < line_.size()) {
      if (take_link()) continue;
      const char c = line_[at_];
      if (c == '\\' && at_ + 1 < line_.size() && is_punctuation(line_[at_ + 1])) {
        out_ += line_[at_ + 1];
        at_ += 2;
      } else if (c == '*' || c == '`' || (c == '_' && at_word_border())) {
        take_emphasis(c);
      } else {
        outside = outside || c != ' ';
        out_ += c;
        ++at_;
      }
    }
    return std::move(out_);
  }

 private:
  /// "[text](address)" leaves its text, "![text](address)" nothing, "<https://...>" the address.
  bool take_link() {
    if (line_[at_] != '<' && line_[at_] != '[' && line_[at_] != '!') return false;
    if (unclosed_ > most_unclosed) return false;
    const auto rest = line_.substr(at_);
    if (rest.starts_with("<http") || rest.starts_with("<mailto:")) {
      const auto close = rest.find('>');
      if (close == rest.npos) return false;
      out_ += rest.substr(1, close - 1);
      at_ += close + 1;
      return true;
    }
    const bool image = rest.starts_with("![");
    if (!image && !rest.starts_with("[")) return false;
    const std::size_t open = at_ + (image ? 1 : 0);
    const auto close = closing_bracket(line_, open, '[', ']');
    const bool has_address =
        close != line_.npos && close + 1 < line_.size() && line_[close + 1] == '(';
    const auto end = has_address ? closing_bracket(line_, close + 1, '(', ')') : line_.npos;
    if (end == line_.npos) {
      ++unclosed_;
      return false;
    }
    if (!image) {
      bool ignored = false;
      out_ += InlineReader(line_.substr(open + 1, close - open - 1)).read(ignored);
    }
    at_ = end + 1;
    return true;
  }

  bool at_word_border() const {
    const bool inside_word = at_ > 0 && at_ + 1 < line_.size() && line_[at_ - 1] != ' ' &&
                             line_[at_ + 1] != ' ' && !is_punctuation(line_[at_ - 1]) &&
                             !is_punctuation(line_[at_ + 1]);
    return !inside_word;
  }

  /// A mark of emphasis touches a word; between spaces it is text.
  void take_emphasis(char mark) {
    const bool before = at_ > 0 && line_[at_ - 1] != ' ';
    while (at_ < line_.size() && line_[at_] == mark) ++at_;
    const bool behind = at_ < line_.size() && line_[at_] != ' ';
    if (!before && !behind) out_ += mark;
  }

  static constexpr std::size_t most_unclosed = 256;  ///< brackets, before they are taken for text

  std::string_view line_;
  std::size_t at_ = 0;
  std::size_t unclosed_ = 0;
  std::string out_;
};

/// The line without the marks that make it an item of a list, a quotation or a heading.
std::string_view without_block_marks(std::string_view line) {
  while (line.starts_with(">")) line = trim_blanks(line.substr(1));
  if (const auto level = heading_level(line); level > 0) {
    line = trim_blanks(line.substr(level));
    while (line.ends_with('#')) line.remove_suffix(1);
    return trim_blanks(line);
  }
  if (line.starts_with("* ") || line.starts_with("- ") || line.starts_with("+ ")) {
    return trim_blanks(line.substr(2));
  }
  return line;
}

struct Paragraph {
  std::string text;
  bool is_link_only = false;
};

void drop_footer(std::vector<Paragraph>& paragraphs, std::size_t last_break) {
  const bool links = std::all_of(paragraphs.begin() + static_cast<std::ptrdiff_t>(last_break),
                                 paragraphs.end(), [](const auto& p) { return p.is_link_only; });
  if (links) paragraphs.resize(last_break);
}

}  // namespace

MarkdownText markdown_text(std::string_view markdown) {
  MarkdownText result;
  std::vector<Paragraph> paragraphs;
  std::size_t last_break = 0;
  bool has_break = false;
  bool goes_on = false;  // the next line belongs to the last paragraph
  while (!markdown.empty()) {
    const auto end = std::min(markdown.find('\n'), markdown.size());
    const auto line = trim_blanks(markdown.substr(0, end));
    markdown.remove_prefix(std::min(end + 1, markdown.size()));
    if (line.empty() || is_thematic_break(line) || line.starts_with("```")) {
      if (is_thematic_break(line)) {
        last_break = paragraphs.size();
        has_break = true;
      }
      goes_on = false;
      continue;
    }
    const auto text = without_block_marks(line);
    bool outside = false;
    std::string plain = InlineReader(text).read(outside);
    const auto level = heading_level(line);
    if (level == 1 && result.title.empty() && paragraphs.empty()) {
      result.title = std::move(plain);
      continue;
    }
    const bool own_line = text.size() != line.size() || is_digit(line[0]);
    if (goes_on && !own_line) {
      Paragraph& last = paragraphs.back();
      last.text.append(1, ' ').append(plain);
      last.is_link_only = last.is_link_only && !outside;
    } else {
      paragraphs.push_back({std::move(plain), !outside});
    }
    goes_on = level == 0;
  }
  if (has_break) drop_footer(paragraphs, last_break);
  for (const Paragraph& paragraph : paragraphs) {
    if (paragraph.text.empty()) continue;
    if (!result.body.empty()) result.body += '\n';
    result.body += paragraph.text;
  }
  return result;
}

}  // namespace dateline
