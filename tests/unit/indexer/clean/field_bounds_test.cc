#include "indexer/clean/field_bounds.h"

#include <catch2/catch.hpp>
#include <string>

namespace dateline {
namespace {

TEST_CASE("facts of any usual size stay") {
  RawRelease raw;
  raw.id = raw.url = "https://quay.example/" + std::string(2000, 'a');
  raw.issuer = std::string(500, 'a');
  raw.channels.assign(500, "Shipping");
  const auto id = raw.id;
  drop_oversized_facts(raw);
  CHECK(raw.id == id);
  CHECK(raw.url == id);
  CHECK(raw.issuer.size() == 500);
  CHECK(raw.channels.size() == 500);
  CHECK(raw.unread.empty());
}

TEST_CASE("an enormous fact is left out, and named") {
  RawRelease raw;
  raw.title = "Quay to be rebuilt";
  raw.source = std::string(1'000'000, 'a');
  raw.channels = {"Shipping", std::string(1'000'000, 'a'), std::string(1'000'000, 'b')};
  raw.channels.insert(raw.channels.end(), 5000, "Quays");
  drop_oversized_facts(raw);
  CHECK(raw.title == "Quay to be rebuilt");
  CHECK(raw.source.empty());
  REQUIRE(raw.channels.size() == 1024);
  CHECK(raw.channels[1] == "Quays");
  CHECK(raw.unread == std::vector<std::string>{"source longer than 4096 bytes; left out",
                                               "channels longer than 1024 bytes; left out",
                                               "more than 1024 channels; the others left out"});
}

}  // namespace
}  // namespace dateline
