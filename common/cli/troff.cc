#include "common/cli/troff.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "common/cli/columns.h"

namespace dateline::troff {
namespace {

std::string upper(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](unsigned char letter) { return std::toupper(letter); });
  return result;
}

}  // namespace

std::string literal(std::string_view text) {
  std::string result;
  bool line_start = true;
  for (const char letter : text) {
    if (line_start && (letter == '.' || letter == '\'')) result += "\\&";
    if (letter == '\\') {
      result += "\\e";
    } else if (letter == '-') {
      result += "\\-";
    } else {
      result += letter;
    }
    line_start = letter == '\n';
  }
  return result;
}

std::string paragraphs(std::string_view text) {
  std::string result;
  for (const std::string_view paragraph : split_paragraphs(text)) {
    result += fmt::format(".PP\n{}\n", literal(paragraph));
  }
  return result;
}

std::string page_head(std::string_view name, int section, std::string_view summary) {
  return fmt::format(".TH {} {} \"\" \"Dateline {}\"\n.SH NAME\n{} \\- {}\n", literal(upper(name)),
                     section, DATELINE_VERSION, literal(name), literal(summary));
}

std::string section(std::string_view heading) {
  return fmt::format(".SH {}\n", literal(upper(heading)));
}

std::string entry(std::string_view tag, std::string_view text) {
  return fmt::format(".TP\n\\fB{}\\fR\n{}\n", literal(tag), literal(text));
}

}  // namespace dateline::troff
