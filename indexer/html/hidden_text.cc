#include "indexer/html/hidden_text.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

#include "common/text/ascii.h"
#include "indexer/html/rich_text.h"

namespace dateline::html {
namespace {

constexpr std::size_t least_text = 300;   ///< bytes of a value that is an article
constexpr std::size_t least_spaces = 30;  ///< in it, or letters beyond ASCII
constexpr std::size_t least_body = 80;    ///< bytes of one that is called the body of an article

/// Names of values that hold the text of an article.
constexpr auto text_names = std::to_array<std::string_view>(
    {"\"articleBody\"", "\"body\"", "\"bodyHtml\"", "\"body_html\"", "\"bodyText\"", "\"content\"",
     "\"contentHtml\"", "\"html\"", "\"rendered\"", "\"text\"", "\"fullText\"", "\"story\"",
     "\"value\"", "\"processed\""});

/// Whether a script holds markup, by its tag in lower case.
bool is_template(std::string_view tag) {
  return tag.find("template") != tag.npos || tag.find("handlebars") != tag.npos ||
         tag.find("text/html") != tag.npos;
}

/// The JSON string that begins at a quote, with both quotes; empty if it does not end.
std::string_view json_string(std::string_view text) {
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      return text.substr(0, at + 1);
    }
  }
  return {};
}

bool is_text(std::string_view value, std::string_view name) {
  if (name == "\"articleBody\"" && value.size() >= least_body) return true;
  const auto is_mark = [](char c) {
    return c == ' ' || (static_cast<unsigned char>(c) & 0xC0) == 0xC0;
  };
  return value.size() >= least_text &&
         static_cast<std::size_t>(std::ranges::count_if(value, is_mark)) >= least_spaces;
}

/// The longest text among the values of a script, or that of `longest` if none is longer.
void keep_longest(std::string_view script, std::string& longest) {
  simdjson::dom::parser parser;
  for (const std::string_view name : text_names) {
    for (std::size_t at = script.find(name); at != script.npos; at = script.find(name, at)) {
      at += name.size();
      const std::size_t quote = script.find_first_not_of(" \t\r\n:", at);
      if (quote == script.npos || script[quote] != '"') continue;
      const std::string_view literal = json_string(script.substr(quote));
      at = std::max(at, quote + literal.size());
      if (literal.size() <= longest.size()) continue;
      std::string_view value;
      simdjson::dom::element element;
      if (parser.parse(std::string(literal)).get(element) != simdjson::SUCCESS) continue;
      if (element.get(value) == simdjson::SUCCESS && is_text(value, name)) longest = value;
    }
  }
}

/// Whether all that a part of a page says is that it needs scripts.
bool asks_for_scripts(std::string_view content) {
  constexpr std::size_t longest = 400;
  return content.size() <= longest && content.find("javascript") != content.npos;
}

/// Plain text as paragraphs; markup as it is.
std::string as_markup(std::string_view text) {
  if (text.find("</") != text.npos) return std::string(text);
  std::string markup = "<p>";
  for (const char c : text) {
    if (c == '\n') {
      markup += "</p><p>";
    } else {
      markup += c;
    }
  }
  return markup + "</p>";
}

/// Copies a page while it turns elements into others.
class Revealer {
 public:
  explicit Revealer(std::string_view page) : page_(page), lower_(lowered(page)) {}

  std::string reveal() {
    for (std::size_t at = 0; at < page_.size();) {
      const std::size_t tag = std::min(lower_.find('<', at), page_.size());
      out_.append(page_.substr(at, tag - at));
      at = tag < page_.size() ? read_tag(tag) : tag;
    }
    const std::string text =
        rich_text_.size() > longest_.size() ? std::move(rich_text_) : as_markup(longest_);
    if (longest_.empty() && text.size() < least_text) {
      return changed_ ? std::move(out_) : std::string();
    }
    return out_ + "<div>" + text + "</div>";
  }

 private:
  /// Copies the tag, or whole script, and returns where it ends.
  std::size_t read_tag(std::size_t at) {
    const std::string_view rest = std::string_view(lower_).substr(at);
    const std::size_t size = std::min(rest.find('>'), rest.size() - 1) + 1;
    if (rest.starts_with("<script")) return read_script(at, size);
    for (const std::string_view name : {"noscript", "noframes", "template"}) {
      if (rest.substr(1).starts_with(name)) {
        const std::size_t end = std::min(rest.find("</", size), rest.size());
        const bool needs_script = asks_for_scripts(rest.substr(size, end - size));
        return replace(at + (needs_script ? end : size), "<div>");
      }
      if (rest.starts_with("</") && rest.substr(2).starts_with(name)) {
        return replace(at + size, "</div>");
      }
    }
    out_.append(page_.substr(at, size));
    return at + size;
  }

  std::size_t read_script(std::size_t at, std::size_t tag_size) {
    const std::size_t begin = at + tag_size;
    const std::size_t end = std::min(lower_.find("</script", begin), page_.size());
    const std::string_view tag = std::string_view(lower_).substr(at, tag_size);
    const std::string_view content = page_.substr(begin, end - begin);
    if (is_template(tag)) {
      out_.append("<div>").append(content).append("</div>");
      changed_ = true;
      return std::min(lower_.find('>', end), page_.size() - 1) + 1;
    }
    keep_longest(content, longest_);
    if (std::string text = longest_rich_text(content); text.size() > rich_text_.size()) {
      rich_text_ = std::move(text);
    }
    out_.append(page_.substr(at, end - at));
    return end;
  }

  std::size_t replace(std::size_t end, std::string_view by) {
    out_.append(by);
    changed_ = true;
    return end;
  }

  std::string_view page_;
  const std::string lower_;
  std::string out_;
  std::string longest_;
  std::string rich_text_;
  bool changed_ = false;
};

}  // namespace

std::string reveal_hidden_text(std::string_view utf8_html) {
  return Revealer(utf8_html).reveal();
}

}  // namespace dateline::html
