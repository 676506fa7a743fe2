#include "indexer/html/script_json.h"

#include <algorithm>
#include <cstddef>

namespace dateline::html {

std::optional<simdjson::dom::element> parse_script(std::string_view script,
                                                   simdjson::dom::parser& parser) {
  // What is read takes a dozen times its size in memory.
  constexpr std::size_t longest_script = std::size_t{4} << 20;
  if (script.size() > longest_script) return std::nullopt;
  const std::size_t begin = script.find_first_of("{[");
  const std::size_t end = script.find_last_of("}]");
  if (begin == script.npos || end == script.npos || end < begin) return std::nullopt;
  simdjson::dom::element root;
  const std::string_view json = script.substr(begin, end + 1 - begin);
  if (parser.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS) return std::nullopt;
  return root;
}

}  // namespace dateline::html
