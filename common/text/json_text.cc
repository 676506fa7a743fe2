#include "common/text/json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace dateline {

std::string json_text(const nlohmann::ordered_json& json, int indent) {
  using Json = nlohmann::ordered_json;
  std::string text = json.dump(indent, ' ', false, Json::error_handler_t::replace);
  std::string harmless;
  std::size_t copied = 0;
  std::size_t del = text.find('\x7F');
  for (std::size_t c1 = text.find('\xC2'); std::min(del, c1) != text.npos;) {
    const std::size_t at = std::min(del, c1);
    const bool is_del = at == del;
    // A character of two bytes: dump() leaves no invalid UTF-8.
    const auto code = static_cast<unsigned char>(text[is_del ? at : at + 1]);
    if (is_del || code < 0xA0) {
      harmless.append(text, copied, at - copied).append(fmt::format("\\u{:04x}", code));
      copied = at + (is_del ? 1 : 2);
    }
    (is_del ? del : c1) = text.find(is_del ? '\x7F' : '\xC2', at + 1);
  }
  return copied == 0 ? text : harmless.append(text, copied);
}

}  // namespace dateline
