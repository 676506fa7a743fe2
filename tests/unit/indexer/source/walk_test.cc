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

TEST_CASE("a walk finds each file once, in byte order of paths") {
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

TEST_CASE("files named in any order, some twice, are found in path order") {
  const test::TemporaryDirectory temporary;
  const std::string root = temporary.path().string();
  std::vector<std::string> roots;
  for (const char* path :
       {"c", "a b/1", "a.txt", "e/f/1", "e/f-2", "d", "b", "a.txt", "c", "e/g"}) {
    temporary.write(path, "text");
    roots.push_back(root + "/" + path);
  }
  roots.push_back(root + "/e");
  const Walk found = walk(roots);
  CHECK(paths_of(found, root) ==
        std::vector<std::string>{"a b/1", "a.txt", "b", "c", "d", "e/f-2", "e/f/1", "e/g"});
  CHECK(found.dumps.bytes() == 32);
}

TEST_CASE("an index is no part of an archive") {
  const test::TemporaryDirectory temporary;
  const std::string root = std::filesystem::canonical(temporary.path()).string();
  temporary.write("a.txt", "text");
  temporary.write("old.bak/XAPIANDB", "auto generation-1");
  temporary.write("old.bak/generation-1/iamglass", "tables");
  temporary.write("unfinished/lock", "");
  temporary.write("tables/iamglass", "tables");
  const Walk found = walk({root}, {}, root + "/unfinished");
  CHECK(paths_of(found, root) == std::vector<std::string>{"a.txt"});
  CHECK(found.refusals.empty());
}

TEST_CASE("a link to a dump of the archive is just another spelling") {
  const test::TemporaryDirectory temporary;
  const std::string root = std::filesystem::canonical(temporary.path()).string();
  for (const char* path : {"ar/b/x.txt", "ar/.annex/1", "elsewhere/y.txt"}) {
    temporary.write(path, "text");
  }
  const auto link = [&](const char* name, const char* target) {
    std::filesystem::create_symlink(root + "/" + target, root + "/ar/" + name);
  };
  link("a-folder", "ar/b");
  link("a.txt", "ar/b/x.txt");
  link("z.txt", "ar/b/x.txt");
  link("annexed.txt", "ar/.annex/1");
  link("far", "elsewhere");
  Roots roots;
  roots.add(root + "/ar");
  CHECK(paths_of(walk({root + "/ar"}, roots), root) ==
        std::vector<std::string>{"ar/annexed.txt", "ar/b/x.txt", "ar/far/y.txt"});
  CHECK(paths_of(walk({root + "/ar/z.txt"}, roots), root) ==
        std::vector<std::string>{"ar/b/x.txt"});
}

TEST_CASE("a walk reports what it could not read and continues") {
  const test::TemporaryDirectory temporary;
  const std::string root = temporary.path().string();
  temporary.write("a/1", "text");
  temporary.write("b", "text");
  std::filesystem::create_symlink(root + "/nowhere", root + "/a/broken");
  std::filesystem::create_symlink("/dev/null", root + "/a/device");
  std::filesystem::create_directory_symlink(root, root + "/a/loop");
  const Walk found = walk({root});
  CHECK(paths_of(found, root) == std::vector<std::string>{"a/1", "b"});
  REQUIRE(found.odd.size() == 2);
  CHECK(found.odd[0].dump.path == root + "/a/broken");
  CHECK(found.odd[0].refusal.reason == "No such file or directory");
  CHECK(is_odd(found.odd[0].dump, root + "/a/broken"));
  CHECK(found.odd[1].refusal.file == root + "/a/device");
  CHECK(found.odd[1].refusal.reason == "neither a regular file nor a folder");
  CHECK(is_odd(found.odd[1].dump, root + "/a/device"));
  // Something else has taken the place of the link.
  std::filesystem::remove(root + "/a/broken");
  std::filesystem::create_symlink(root + "/b", root + "/a/broken");
  CHECK_FALSE(is_odd(found.odd[0].dump, root + "/a/broken"));
}

TEST_CASE("a walk leaves out missing paths") {
  const test::TemporaryDirectory temporary;
  const std::string gone = (temporary.path() / "gone").string();
  const Walk found = walk({gone});
  CHECK(found.dumps.empty());
  CHECK(found.odd.empty());
  CHECK(found.refusals.empty());
}
