#include "indexer/format/field_map.h"

#include <fmt/format.h>

namespace dateline {

Result<FieldMap> FieldMap::parse(const std::vector<std::string>& options) {
  FieldMap map;
  for (const std::string& option : options) {
    const std::size_t equals = option.find('=');
    if (equals == std::string::npos || equals + 1 == option.size()) {
      return fail(ErrorKind::usage, fmt::format("--map {}: missing path", option),
                  "use --map FIELD=PATH, for example --map title=attributes.headline");
    }
    const std::optional<RawField> field =
        find_raw_field(std::string_view(option).substr(0, equals));
    if (!field) {
      return fail(
          ErrorKind::usage, fmt::format("--map {}: unknown field", option),
          "fields are id, url, title, date, source, issuer, language, place, channel, body");
    }
    map.entries_.push_back({*field, option.substr(equals + 1)});
  }
  return map;
}

}  // namespace dateline
