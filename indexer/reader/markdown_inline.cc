#include "indexer/reader/markdown_inline.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "common/text/ascii.h"
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

/// The length of what stands for something else, not text: a shortcode of Hugo ("{{< figure >}}"),
/// a tag of Jekyll ("{% include %}"), attributes of Pandoc or kramdown ("{#id .class}"), the mark
/// of a footnote ("[^1]", "[^1]: " before its text); 0 if there is none at `at`.
std::size_t mark_length(std::string_view text, std::size_t at) {
  constexpr std::size_t reach = 1024;
  const auto rest = text.substr(at, reach);
  const auto length_to = [&](std::string_view end) {
    const std::size_t found = rest.find(end);
    return found == rest.npos ? 0 : found + end.size();
  };
  if (rest.starts_with("{{<") || rest.starts_with("{{%")) return length_to("}}");
  if (rest.starts_with("{%")) return length_to("%}");
  if (rest.starts_with("{#") || rest.starts_with("{.") || rest.starts_with("{:")) {
    return length_to("}");
  }
  constexpr std::size_t longest_mark = 32;
  if (!rest.starts_with("[^")) return 0;
  const std::size_t length = length_to("]");
  if (length > longest_mark || rest.substr(0, length).find(' ') < length) return 0;
  return length > 0 && rest.substr(length).starts_with(": ") ? length + 2 : length;
}

/// Reads one paragraph.
class InlineReader {
 public:
  InlineReader(std::string_view text, bool html) : html_(html) {
    constexpr int deepest_link = 3;  // a picture in a link, and one more
    read(text, deepest_link);
  }

  /// What was read, without the marks of emphasis.
  std::string take() {
    std::string text;
    std::size_t copied = 0;
    std::ranges::sort(dropped_, {}, &Marks::begin);
    for (const Marks& marks : dropped_) {
      text.append(out_, copied, marks.begin - copied);
      copied = marks.begin + marks.length;
    }
    return text.append(out_, copied);
  }

 private:
  /// A row of '*', '_' or '`' in what was read.
  struct Marks {
    std::size_t begin = 0;
    std::size_t length = 0;
  };

  /// `depth` bounds links inside links.
  void read(std::string_view text, int depth) {
    const std::size_t outer = open_.size();
    for (std::size_t at = 0; at < text.size(); ++at) {
      const char c = text[at];
      if (c == '\\' && at + 1 < text.size() && escapable.find(text[at + 1]) != escapable.npos) {
        add(text[++at]);
      } else if (const std::size_t mark = c == '{' || c == '[' ? mark_length(text, at) : 0;
                 mark > 0) {
        at += mark - 1;
      } else if ((c == '[' || (c == '!' && text.substr(at + 1).starts_with('['))) && depth > 0) {
        const std::size_t bracket = at + (c == '!' ? 1 : 0);
        const std::optional<Link> link = link_at(text, bracket);
        if (!link) {
          out_ += c;
          continue;
        }
        add(*link, c == '!', depth);
        at = bracket + link->length - 1;
      } else if (c == '*' || c == '_' || c == '`') {
        const std::size_t length = std::min(text.find_first_not_of(c, at), text.size()) - at;
        add_marks(text, at, length, outer);
        at += length - 1;
      } else if (c == '<' && (text.substr(at + 1).starts_with("http") ||
                              text.substr(at + 1).starts_with("mailto:"))) {
        const std::size_t end = std::min(text.find('>', at), text.size());
        out_.append(text.substr(at + 1, end - at - 1));
        at = end;
      } else {
        out_ += c;
      }
    }
    open_.resize(outer);
  }

  /// Adds a character that was written as such.
  void add(char c) {
    if (html_ && c == '<') {
      out_ += "&lt;";
    } else if (html_ && c == '&') {
      out_ += "&amp;";
    } else {
      out_ += c;
    }
  }

  void add(const Link& link, bool image, int depth) {
    if (image && html_) out_ += "<img>";
    if (image) return;
    if (html_) {
      out_ += "<a href=\"";
      std::ranges::copy_if(link.address, std::back_inserter(out_),
                           [](char c) { return c != '"' && c != '<' && c != '>'; });
      out_ += "\">";
    }
    read(link.words, depth - 1);
    if (html_) out_ += "</a>";
  }

  /// Adds a row of marks at `at`. Those that open and close emphasis are dropped in pairs: neither
  /// white space behind the first nor before the second, and for '_' not inside a word.
  void add_marks(std::string_view text, std::size_t at, std::size_t length, std::size_t outer) {
    const char c = text[at];
    const char before = at == 0 ? ' ' : text[at - 1];
    const char after = at + length < text.size() ? text[at + length] : ' ';
    const bool in_word = c == '_' && is_word_byte(before) && is_word_byte(after);
    const Marks marks{out_.size(), length};
    out_.append(text.substr(at, length));
    if (in_word) return;
    if (!is_white_space(before)) {
      for (std::size_t i = open_.size(); i > outer; --i) {
        const Marks opening = open_[i - 1];
        if (out_[opening.begin] != c) continue;
        dropped_.push_back(opening);
        dropped_.push_back(marks);
        open_.resize(i - 1);
        return;
      }
    }
    if (!is_white_space(after) && open_.size() - outer < most_open) open_.push_back(marks);
  }

  static constexpr std::size_t most_open = 32;

  bool html_;
  std::string out_;
  std::vector<Marks> open_;
  std::vector<Marks> dropped_;
};

/// The links of a line of nothing but links, images and short labels; nullopt for another line.
std::optional<std::size_t> links_of(std::string_view line) {
  constexpr std::size_t longest_before = 16;  // bytes before a link ("Pickup - [...]")
  std::size_t links = 0;
  line = trimmed(line);
  while (!line.empty()) {
    const std::size_t label = line.find_first_of("![");
    if (label <= longest_before) line.remove_prefix(label);
    const std::size_t bracket = line.starts_with('!') ? 1 : 0;
    const std::optional<Link> link =
        line.substr(bracket).starts_with('[') ? link_at(line, bracket) : std::nullopt;
    if (!link) return std::nullopt;
    if (bracket == 0) ++links;
    line = trimmed(line.substr(bracket + link->length));
  }
  return links;
}

}  // namespace

std::string inline_text(std::string_view markdown) {
  return plain_text(InlineReader(markdown, false).take());
}

std::string inline_html(std::string_view markdown) {
  return InlineReader(markdown, true).take();
}

std::size_t count_links(std::string_view line) {
  return links_of(line).value_or(0);
}

bool is_links_only(std::string_view line) {
  return links_of(line).has_value();
}

std::string_view link_to_original(std::string_view line) {
  line = trimmed(line);
  const std::optional<Link> link = line.starts_with('[') ? link_at(line, 0) : std::nullopt;
  const bool original = link && (link->words.find("riginal") != std::string_view::npos ||
                                 link->words.find("ource") != std::string_view::npos);
  return original ? link->address : std::string_view();
}

}  // namespace dateline
