#include "query/render/markup.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "common/text/terminal_text.h"

namespace dateline {

std::string xml_text(std::string_view text) {
  std::string escaped;
  for (const char c : terminal_text(text)) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

bool is_web_address(std::string_view url) {
  const std::string_view scheme = url.substr(0, std::min(url.find("://"), url.size()));
  return scheme.size() < url.size() &&
         (equals_ignoring_case(scheme, "http") || equals_ignoring_case(scheme, "https"));
}

}  // namespace dateline
