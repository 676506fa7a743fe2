#include "indexer/html/script_json.h"

#include <catch2/catch.hpp>
#include <string>

namespace dateline::html {
namespace {

TEST_CASE("a script is read as the JSON that it is or assigns, if that is not huge") {
  simdjson::dom::parser parser;
  const auto size_of = [&](const std::string& script) -> std::size_t {
    const auto root = parse_script(script, parser);
    return root ? root->get_array().value().size() : 0;
  };
  CHECK(size_of("[1, 2]") == 2);
  CHECK(size_of("window.state = [1, 2];") == 2);
  CHECK(size_of("start();") == 0);
  CHECK(size_of("[1, 2") == 0);
  CHECK(size_of("[" + std::string(1000, ' ') + "1]") == 1);
  CHECK(size_of("[" + std::string(std::size_t{4} << 20, ' ') + "1]") == 0);
}

}  // namespace
}  // namespace dateline::html
