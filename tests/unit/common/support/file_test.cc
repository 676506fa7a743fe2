#include "common/support/file.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/support/temporary_directory.h"

using namespace dateline;
namespace fs = std::filesystem;

TEST_CASE("only a regular file is read, and no more of it than the limit") {
  const test::TemporaryDirectory temporary;
  const fs::path path = temporary.path() / "file";
  temporary.write("real", "content");
  SECTION("a link") {
    fs::create_symlink("real", path);
    CHECK(read_named_file(path, 100) == std::string("content"));
  }
  SECTION("a FIFO that nobody writes to") {
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    CHECK(read_named_file(path, 100).error().kind == ErrorKind::input);
  }
  SECTION("a folder") {
    fs::create_directory(path);
    CHECK(read_named_file(path, 100).error().kind == ErrorKind::input);
  }
  SECTION("a hole") {
    temporary.write("file", "");
    fs::resize_file(path, std::uintmax_t{1} << 40);
    CHECK(read_named_file(path, 100).error().kind == ErrorKind::input);
  }
  CHECK(read_file(path, 100).error().kind == ErrorKind::input);
}

TEST_CASE("a file named by the user may be a device") {
  CHECK(read_named_file("/dev/null", 100) == std::string());
  CHECK(read_named_file("/dev/zero", 100).error().kind == ErrorKind::input);
  CHECK(read_file("/dev/null", 100).error().kind == ErrorKind::input);
}

TEST_CASE("a file is opened to be written only where it is no link") {
  const test::TemporaryDirectory temporary;
  temporary.write("mine", "content");
  fs::create_symlink("mine", temporary.path() / "lock");
  CHECK_FALSE(FileDescriptor::open_regular(temporary.path() / "lock", O_RDWR | O_CREAT));
  CHECK_FALSE(FileDescriptor::open_regular(temporary.path(), O_RDWR | O_CREAT));
  CHECK(FileDescriptor::open_regular(temporary.path() / "new", O_RDWR | O_CREAT));
}

TEST_CASE("replacing a file follows no link in its place or that of the temporary one") {
  const test::TemporaryDirectory temporary;
  const fs::path mine = temporary.write("mine", "mine");
  const fs::path path = temporary.path() / "file";
  for (const std::string& link : {path.string(), path.string() + ".new"}) {
    fs::create_symlink(mine, link);
    REQUIRE(replace_file(path, "new"));
    CHECK(read_file(path, 100) == std::string("new"));
    CHECK(read_file(mine, 100) == std::string("mine"));
    fs::remove(path);
  }
  REQUIRE(::mkfifo((path.string() + ".new").c_str(), 0600) == 0);
  REQUIRE(replace_file(path, "new"));
  CHECK(read_file(path, 100) == std::string("new"));
}
