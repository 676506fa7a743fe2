#include "common/text/json_text.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>

using namespace dateline;

TEST_CASE("JSON escapes what may control a terminal, and nothing else") {
  const auto written = [](const std::string& text) {
    return json_text(nlohmann::ordered_json{{"a", text}});
  };
  CHECK(written("plain \"text\"") == R"({"a":"plain \"text\""})");
  CHECK(written("\x1b[2J\x7f") == R"({"a":"\u001b[2J\u007f"})");
  CHECK(written("\u009B31m\u0080\u009F") == R"({"a":"\u009b31m\u0080\u009f"})");
  CHECK(written("\u00A0\u00BD\u00C0\u0100\u0430") == "{\"a\":\"\u00A0\u00BD\u00C0\u0100\u0430\"}");
  CHECK(written("\u009B\u00A0\x7f\u00BD\u0085") == "{\"a\":\"\\u009b\u00A0\\u007f\u00BD\\u0085\"}");
  CHECK(written("\xC2") == "{\"a\":\"\uFFFD\"}");
  CHECK(json_text(nlohmann::ordered_json{{"a", 1}}, json_indent) == "{\n  \"a\": 1\n}");
}
