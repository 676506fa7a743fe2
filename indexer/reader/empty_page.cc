#include "indexer/reader/empty_page.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "common/text/ascii.h"
#include "indexer/reader/field_values.h"

namespace dateline {
namespace {

/// Whether a script has a text between quotation marks.
bool holds_text(std::string_view script) {
  std::size_t begin = script.find('"');
  while (begin != script.npos) {
    std::size_t end = begin + 1;
    while (end < script.size() && script[end] != '"') end += script[end] == '\\' ? 2 : 1;
    if (end >= script.size()) return false;
    if (is_running_text(script.substr(begin + 1, end - begin - 1))) return true;
    begin = script.find('"', end + 1);
  }
  return false;
}

/// Removes and returns what stands before the end tag of an element, which is removed too.
std::string_view take_content(std::string_view& markup, std::string_view name) {
  std::size_t end = 0;
  while (true) {
    end = std::min(markup.find("</", end), markup.size());
    if (end == markup.size()) break;
    if (equals_ignoring_case(markup.substr(end + 2, name.size()), name)) break;
    end += 2;
  }
  const std::string_view content = markup.substr(0, end);
  markup.remove_prefix(std::min(markup.find('>', end), markup.size() - 1) + 1);
  return content;
}

/// Removes what an element for browsers without scripts says, if that is that scripts are needed.
void skip_call_for_scripts(std::string_view& markup, std::string_view name) {
  constexpr std::size_t longest = 400;  // bytes
  std::string_view near = markup.substr(0, longest);
  const std::string content = lowered(take_content(near, name));
  if (content.find("javascript") != content.npos) markup.remove_prefix(content.size());
}

}  // namespace

bool is_empty_markup(std::string_view value) {
  constexpr std::string_view comment = "<!--";
  std::string_view rest = trimmed<is_white_space>(value);
  if (!rest.starts_with('<')) return false;
  while (!rest.empty()) {
    const bool tag = rest.size() > 1 && rest[0] == '<' &&
                     (is_letter(rest[1]) || rest[1] == '/' || rest[1] == '!' || rest[1] == '?');
    const std::size_t end = rest.find(rest.starts_with(comment) ? "-->" : ">");
    if (!tag || end == rest.npos) return false;
    const auto name_end = std::ranges::find_if_not(rest.substr(1), is_letter_or_digit);
    const std::string name(rest.begin() + 1, name_end);
    rest.remove_prefix(rest.find('>', end) + 1);
    const bool script = equals_ignoring_case(name, "script");
    if (!rest.empty() &&
        (script || equals_ignoring_case(name, "style") || equals_ignoring_case(name, "title"))) {
      const std::string_view content = take_content(rest, name);
      if (script && holds_text(content)) return false;
    } else if (!rest.empty() && equals_ignoring_case(name, "noscript")) {
      skip_call_for_scripts(rest, name);
    }
    rest = trimmed<is_white_space>(rest);
  }
  return true;
}

}  // namespace dateline
