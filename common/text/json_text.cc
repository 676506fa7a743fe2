#include "common/text/json_text.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace dateline {

std::string json_text(const nlohmann::ordered_json& json, int indent) {
  using Json = nlohmann::ordered_json;
  const std::string text = json.dump(indent, ' ', false, Json::error_handler_t::replace);
  std::string harmless;
  harmless.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
    if (text[i] == '\x7F') {
      harmless += "\\u007f";
    } else if (text[i] == '\xC2' && next >= 0x80 && next < 0xA0) {
      harmless += fmt::format("\\u{:04x}", next);
      ++i;
    } else {
      harmless += text[i];
    }
  }
  return harmless;
}

}  // namespace dateline
