#include "common/release/release.h"

#include <array>

namespace dateline {

DateGrade grade_of(DateSource source) {
  switch (source) {
    case DateSource::none:
      return DateGrade::none;
    case DateSource::received:
    case DateSource::captured:
      return DateGrade::approximate;
    default:
      return DateGrade::stated;
  }
}

std::string_view to_string(DateSource source) {
  static constexpr std::array<std::string_view, 9> names{
      "none", "markup", "header", "dateline", "text", "url", "path", "received", "captured"};
  return names[static_cast<std::size_t>(source)];
}

std::string_view to_string(Zone zone) {
  static constexpr std::array<std::string_view, 8> names{"subhead", "dateline", "lead",    "body",
                                                         "quote",   "about",    "contact", "legal"};
  return names[static_cast<std::size_t>(zone)];
}

}  // namespace dateline
