#include "common/release/release.h"

#include <array>

namespace dateline {

std::string_view to_string(DateSource source) {
  static constexpr std::array<std::string_view, 8> names{"none", "markup", "header", "dateline",
                                                         "text", "url",    "path",   "file_time"};
  return names[static_cast<std::size_t>(source)];
}

std::string_view to_string(Zone zone) {
  static constexpr std::array<std::string_view, 8> names{"subhead", "dateline", "lead",    "body",
                                                         "quote",   "about",    "contact", "legal"};
  return names[static_cast<std::size_t>(zone)];
}

}  // namespace dateline
