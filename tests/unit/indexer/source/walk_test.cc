#include "indexer/source/walk.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/temporary_directory.h"

using namespace dateline;

namespace {

std::vector<std::string> paths_of(const Walk& found, const std::string& root) {
  std::vector<std::string> paths;
  for (const Dump& dump : found.dumps) paths.push_back(dump.path.substr(root.size() + 1));
  return paths;
}

}  // namespace

TEST_CASE("a walk finds each file once, in the order of the bytes of paths") {
  const test::TemporaryDirectory temporary;
  const std::string root = temporary.path().string();
  for (const char* path : {"a/x.txt", "a.txt", "a/.hidden", "b/y.txt", "z/last.txt"}) {
    temporary.write(path, "text");
  }
  std::filesystem::create_directory_symlink(root + "/b", root + "/link");
  const Walk found = walk({root + "/z/last.txt", root, root + "/a/"});
  CHECK(paths_of(found, root) ==
        std::vector<std::string>{"a.txt", "a/x.txt", "b/y.txt", "z/last.txt"});
  CHECK(found.refusals.empty());
}

TEST_CASE("a walk refuses what is not there") {
  const test::TemporaryDirectory temporary;
  const std::string gone = (temporary.path() / "gone").string();
  const Walk found = walk({gone});
  CHECK(found.dumps.empty());
  REQUIRE(found.refusals.size() == 1);
  CHECK(found.refusals.front().file == gone);
}
