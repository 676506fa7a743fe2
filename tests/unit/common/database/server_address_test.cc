#include "common/database/server_address.h"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("an index on a server is named by host and port", "[server-address]") {
  const auto [text, host, port] = GENERATE(table<const char*, const char*, unsigned>({
      {"tcp:localhost:9101", "localhost", 9101},
      {"tcp:10.0.0.7:1", "10.0.0.7", 1},
      {"tcp:archive.example.org:65535", "archive.example.org", 65535},
      {"tcp:[::1]:9101", "::1", 9101},
  }));
  const auto address = parse_server_address(text);
  REQUIRE(address);
  CHECK(address->host == host);
  CHECK(address->port == port);
}

TEST_CASE("what is no such address is refused with the form that it should have",
          "[server-address]") {
  const std::string text =
      GENERATE("tcp:", "tcp:localhost", "tcp::9101", "tcp:localhost:", "tcp:localhost:0",
               "tcp:localhost:65536", "tcp:localhost:91x", "tcp:::1:9101", "tcp:localhost:-1");
  const auto address = parse_server_address(text);
  REQUIRE_FALSE(address);
  CHECK(address.error().kind == ErrorKind::usage);
  CHECK(address.error().message.find(text) != std::string::npos);
  CHECK(address.error().hint.find("tcp:HOST:PORT") != std::string::npos);
}

TEST_CASE("a folder is made absolute, a server is not a folder", "[server-address]") {
  CHECK(absolute_index("tcp:localhost:9101") == "tcp:localhost:9101");
  CHECK(absolute_index("/news/../press.db") == "/press.db");
  CHECK(absolute_index("press.db").ends_with("/press.db"));
  CHECK_FALSE(is_on_server("press.db"));
}
