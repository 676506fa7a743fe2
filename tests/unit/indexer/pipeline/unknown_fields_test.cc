#include "indexer/pipeline/unknown_fields.h"

#include <catch2/catch.hpp>

namespace dateline {
namespace {

Release with_fields(std::vector<std::string> fields) {
  Release release;
  release.fields = std::move(fields);
  return release;
}

TEST_CASE("each release counts once for a field, whatever its number of values") {
  UnknownFields left;
  UnknownFields right;
  CHECK(left.counts().empty());
  left.add(with_fields({"grade=A", "signed by=Ida", "signed by=Odo"}));
  right.add(with_fields({"grade=B=C"}));
  left.merge(right);
  CHECK(left.counts() == UnknownFields::Counts{{"grade", 2}, {"signed by", 1}});
}

TEST_CASE("the number of names of fields is bounded") {
  UnknownFields fields;
  for (int i = 0; i < 2000; ++i) fields.add(with_fields({"name" + std::to_string(i) + "=x"}));
  CHECK(fields.counts().size() == 1000);
}

}  // namespace
}  // namespace dateline
