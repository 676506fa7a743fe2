#include "indexer/reader/markdown_text.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "common/text/ascii.h"
#include "indexer/prose/lines.h"
#include "indexer/reader/markup.h"

namespace dateline {
namespace {

constexpr std::string_view escapable = "\\`*_{}[]()#+-.!|<>~&\"'$%,/:;=?@^";

/// A link or image: "[words](address)".
struct Link {
  std::string_view words;
  std::string_view address;
  std::size_t length = 0;
};

/// The closing bracket for the opening one at `at`, within a line, with few others inside.
std::size_t closing(std::string_view text, std::size_t at, char open, char close) {
  constexpr std::size_t reach = 4096;
  constexpr int deepest = 32;
  int depth = 0;
  for (std::size_t i = at; i < std::min(text.size(), at + reach); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == open) {
      if (++depth > deepest) break;
    } else if (text[i] == close && --depth == 0) {
      return i;
    }
  }
  return std::string_view::npos;
}

std::optional<Link> link_at(std::string_view text, std::size_t at) {
  const std::size_t words_end = closing(text, at, '[', ']');
  if (words_end == std::string_view::npos) return std::nullopt;
  Link link{.words = text.substr(at + 1, words_end - at - 1), .address = {}, .length = 0};
  const char next = words_end + 1 < text.size() ? text[words_end + 1] : '\0';
  if (next != '(' && next != '[') return std::nullopt;
  const std::size_t end = closing(text, words_end + 1, next, next == '(' ? ')' : ']');
  if (end == std::string_view::npos) return std::nullopt;
  if (next == '(') {
    const std::string_view inside = trimmed(text.substr(words_end + 2, end - words_end - 2));
    link.address = inside.substr(0, inside.find_first_of(" \t"));
  }
  link.length = end + 1 - at;
  return link;
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Whether the marks at `at` are emphasis: not both sides white space, and for '_' not inside a
/// word.
bool is_emphasis(std::string_view text, std::size_t at, std::size_t length) {
  const char before = at == 0 ? ' ' : text[at - 1];
  const char after = at + length < text.size() ? text[at + length] : ' ';
  if (before == ' ' && after == ' ') return false;
  return text[at] != '_' || !is_word(before) || !is_word(after);
}

/// The length of what stands for something else, not text: a shortcode of Hugo ("{{< figure >}}"),
/// the mark of a footnote ("[^1]", "[^1]: " before its text); 0 if there is none at `at`.
std::size_t mark_length(std::string_view text, std::size_t at) {
  constexpr std::size_t reach = 1024;
  const auto rest = text.substr(at, reach);
  const auto length_to = [&](std::string_view end) {
    const std::size_t found = rest.find(end);
    return found == rest.npos ? 0 : found + end.size();
  };
  if (rest.starts_with("{{<") || rest.starts_with("{{%")) return length_to("}}");
  constexpr std::size_t longest_note = 32;
  if (!rest.starts_with("[^")) return 0;
  const std::size_t length = length_to("]");
  if (length > longest_note || rest.substr(0, length).find(' ') < length) return 0;
  return length > 0 && rest.substr(length).starts_with(": ") ? length + 2 : length;
}

/// The words of a line without inline markup. `depth` bounds links inside links.
void append_inline(std::string& out, std::string_view text, int depth) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\\' && at + 1 < text.size() && escapable.find(text[at + 1]) != escapable.npos) {
      out += text[++at];
    } else if (const std::size_t mark = c == '{' || c == '[' ? mark_length(text, at) : 0;
               mark > 0) {
      at += mark - 1;
    } else if ((c == '[' || (c == '!' && text.substr(at + 1).starts_with('['))) && depth > 0) {
      const std::size_t bracket = at + (c == '!' ? 1 : 0);
      const std::optional<Link> link = link_at(text, bracket);
      if (!link) {
        out += c;
        continue;
      }
      if (c == '[') append_inline(out, link->words, depth - 1);
      at = bracket + link->length - 1;
    } else if (c == '*' || c == '_' || c == '`') {
      const std::size_t length = std::min(text.find_first_not_of(c, at), text.size()) - at;
      if (!is_emphasis(text, at, length)) out.append(text.substr(at, length));
      at += length - 1;
    } else if (c == '<' && (text.substr(at + 1).starts_with("http") ||
                            text.substr(at + 1).starts_with("mailto:"))) {
      const std::size_t end = std::min(text.find('>', at), text.size());
      out.append(text.substr(at + 1, end - at - 1));
      at = end;
    } else {
      out += c;
    }
  }
}

std::string inline_text(std::string_view text) {
  constexpr int deepest_link = 3;  // a picture in a link, and one more
  std::string out;
  append_inline(out, text, deepest_link);
  return plain_text(out);
}

bool is_thematic_break(std::string_view line) {
  constexpr std::size_t fewest = 3;
  return is_rule(line, "-*_", fewest);
}

/// Length of the marks that make the line a heading, quotation or list item.
std::size_t marks_of(std::string_view line) {
  if (line.starts_with('#')) {
    const std::size_t end = std::min(line.find_first_not_of('#'), line.size());
    return end <= 6 && (end == line.size() || line[end] == ' ') ? end : 0;
  }
  if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ") ||
      line.starts_with("> ") || line == ">") {
    return 1;
  }
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  const bool item = digits > 0 && digits < 4 && digits + 1 < line.size() &&
                    (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
  return item ? digits + 1 : 0;
}

}  // namespace

bool is_links_only(std::string_view line) {
  constexpr std::size_t longest_label = 16;  // bytes before a link ("Pickup - [...]")
  line = trimmed(line);
  while (!line.empty()) {
    const std::size_t label = line.find_first_of("![");
    if (label <= longest_label) line.remove_prefix(label);
    const std::size_t bracket = line.starts_with('!') ? 1 : 0;
    const std::optional<Link> link =
        line.substr(bracket).starts_with('[') ? link_at(line, bracket) : std::nullopt;
    if (!link) return false;
    line = trimmed(line.substr(bracket + link->length));
  }
  return true;
}

namespace {

/// Removes a final section of links, and finds the one to the original.
void take_footer(std::vector<std::string_view>& lines, MarkdownText& text) {
  const auto rule = std::find_if(lines.rbegin(), lines.rend(), is_thematic_break);
  if (rule == lines.rend() || !std::all_of(lines.rbegin(), rule, is_links_only)) return;
  const std::size_t begin = lines.size() - static_cast<std::size_t>(rule - lines.rbegin());
  for (std::size_t at = begin; at < lines.size() && text.url.empty(); ++at) {
    const std::string_view line = trimmed(lines[at]);
    const std::optional<Link> link = line.starts_with('[') ? link_at(line, 0) : std::nullopt;
    const bool original = link && (link->words.find("riginal") != std::string_view::npos ||
                                   link->words.find("ource") != std::string_view::npos);
    if (original) text.url = link->address;
  }
  for (std::size_t at = begin; at < lines.size(); ++at) text.footer.append(lines[at]) += '\n';
  lines.resize(begin - 1);
}

/// A line of '=' or '-' turns the line above it into a heading.
bool underlines(std::string_view line) {
  line = trimmed(line);
  return !line.empty() && (line[0] == '=' || line[0] == '-') &&
         line.find_first_not_of(line[0]) == std::string_view::npos;
}

}  // namespace

MarkdownText read_markdown(std::string_view markdown) {
  MarkdownText text;
  std::vector<std::string_view> lines = lines_of(markdown);
  take_footer(lines, text);
  std::string block;  // lines of one paragraph, joined
  const auto end_block = [&](bool heading) {
    std::string words = inline_text(block);
    block.clear();
    if (words.empty()) return;
    if (heading && text.title.empty() && text.body.empty()) {
      text.title = std::move(words);
      return;
    }
    if (!text.body.empty()) text.body += '\n';
    text.body += words;
  };
  for (const std::string_view whole_line : lines) {
    std::string_view line = trimmed(whole_line);
    if (!block.empty() && underlines(line)) {
      end_block(true);
      continue;
    }
    if (line.empty() || is_thematic_break(line) || line.starts_with("```") ||
        line.starts_with("~~~")) {
      end_block(false);
      continue;
    }
    const std::size_t marks = marks_of(line);
    if (marks > 0) end_block(false);
    const bool heading = marks > 0 && line[0] == '#';
    line = trimmed(line.substr(marks));
    while (heading && line.ends_with('#')) line.remove_suffix(1);
    if (!block.empty()) block += ' ';
    block += line;
    // Two spaces at the end of a line break it.
    if (heading || whole_line.ends_with("  ")) end_block(heading);
  }
  end_block(false);
  return text;
}

}  // namespace dateline
