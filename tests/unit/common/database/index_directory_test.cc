#include "common/database/index_directory.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>

#include "common/database/writer_lock.h"
#include "common/support/file.h"
#include "tests/support/temporary_directory.h"

using namespace dateline;
namespace fs = std::filesystem;

TEST_CASE("publishing names the live generation, and cleaning up keeps it") {
  const test::TemporaryDirectory temporary;
  const IndexDirectory index(temporary.path() / "index.db");
  REQUIRE(index.create());
  REQUIRE(WriterLock::acquire(index.lock_path()));
  REQUIRE_FALSE(index.live());
  CHECK(index.live().error().kind == ErrorKind::index_missing);
  for (unsigned number = 1; number <= 4; ++number) {
    fs::create_directory(index.generation_path(number));
    if (number <= 3) REQUIRE(index.publish(number));
  }
  fs::create_directory(index.work_path());
  CHECK(index.live() == 3U);
  REQUIRE(index.clean_up(1));
  CHECK(index.generations() == std::vector<unsigned>{2, 3});
  CHECK_FALSE(fs::exists(index.work_path()));
  CHECK(index.create());
}

TEST_CASE("a generation whose texts are those of the live one is not kept beside it") {
  const test::TemporaryDirectory temporary;
  const IndexDirectory index(temporary.path());
  for (const unsigned number : {1U, 2U}) {
    const std::string folder = "generation-" + std::to_string(number);
    temporary.write(folder + "/docdata.glass", "texts of " + folder);
  }
  fs::create_directory(index.generation_path(3));
  fs::create_hard_link(index.generation_path(2) / "docdata.glass",
                       index.generation_path(3) / "docdata.glass");
  REQUIRE(index.publish(3));
  REQUIRE(index.clean_up(2));
  CHECK(index.generations() == std::vector<unsigned>{1, 3});
  CHECK(read_file(index.generation_path(3) / "docdata.glass", 64) == "texts of generation-2");
}

TEST_CASE("a complete generation gets the next number") {
  const test::TemporaryDirectory temporary;
  const IndexDirectory index(temporary.path());
  for (const unsigned number : {1U, 2U}) {
    temporary.write("work/whole/table", std::to_string(number));
    CHECK(index.adopt(index.work_path() / "whole") == number);
    CHECK(read_file(index.generation_path(number) / "table", 16) == std::to_string(number));
    CHECK_FALSE(fs::exists(index.work_path() / "whole"));
  }
  CHECK(index.adopt(index.work_path() / "missing").error().kind == ErrorKind::io);
  CHECK(index.generations() == std::vector<unsigned>{1, 2});
}

TEST_CASE("no generation is removed if the stub cannot be read") {
  const test::TemporaryDirectory temporary;
  const IndexDirectory index(temporary.path());
  for (const unsigned number : {1U, 2U, 3U}) fs::create_directory(index.generation_path(number));
  temporary.write("XAPIANDB", "\xFF\xFE");
  REQUIRE(index.clean_up(1));
  CHECK(index.generations() == std::vector<unsigned>{1, 2, 3});
}

TEST_CASE("a directory with other content is not taken for an index") {
  const test::TemporaryDirectory temporary;
  const std::string file = temporary.write("folder/letter.txt", "Dear all");
  CHECK(IndexDirectory(temporary.path() / "folder").create().error().kind == ErrorKind::usage);
  CHECK(IndexDirectory(file).create().error().kind == ErrorKind::usage);
}

TEST_CASE("a stub that Dateline did not write is an error, not a crash") {
  const test::TemporaryDirectory temporary;
  for (const char* stub : {"", "auto elsewhere\n", "auto generation-x\n", "\xFF\xFE"}) {
    temporary.write("XAPIANDB", stub);
    const auto live = IndexDirectory(temporary.path()).live();
    REQUIRE_FALSE(live);
    CHECK(live.error().kind == ErrorKind::index_corrupt);
  }
}

TEST_CASE("the second writer is told who holds the lock") {
  const test::TemporaryDirectory temporary;
  const fs::path path = temporary.path() / "lock";
  {
    const auto first = WriterLock::acquire(path);
    REQUIRE(first);
    const auto second = WriterLock::acquire(path);
    REQUIRE_FALSE(second);
    CHECK(second.error().kind == ErrorKind::index_locked);
    CHECK(second.error().message.find("pid " + std::to_string(::getpid())) != std::string::npos);
  }
  CHECK(WriterLock::acquire(path));
}

TEST_CASE("readers keep writers out together, and need no write permission") {
  const test::TemporaryDirectory temporary;
  const fs::path path = temporary.path() / "lock";
  {
    const auto first = WriterLock::share(path);
    REQUIRE(first);
    CHECK(WriterLock::share(path));
    CHECK(WriterLock::acquire(path).error().kind == ErrorKind::index_locked);
  }
  const auto writer = WriterLock::acquire(path);
  REQUIRE(writer);
  CHECK(WriterLock::share(path).error().kind == ErrorKind::index_locked);
}

TEST_CASE("a killed holder neither keeps the lock nor is named") {
  const test::TemporaryDirectory temporary;
  const fs::path path = temporary.path() / "lock";
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  // Above the greatest pid that Linux gives.
  const std::string ended = std::string("pid 4194305 on ") + host.data() + " since 2021-05-06";
  temporary.write("lock", ended);
  {
    const auto next = WriterLock::acquire(path);
    REQUIRE(next);
    CHECK(read_file(path, 4096)->starts_with("pid " + std::to_string(::getpid()) + " on "));
  }
  // Another process has the lock, but has not written its name yet.
  temporary.write("lock", ended);
  const auto file = FileDescriptor::open(path, O_RDWR);
  REQUIRE(file);
  REQUIRE(::flock(file->get(), LOCK_EX) == 0);
  const auto second = WriterLock::acquire(path);
  REQUIRE_FALSE(second);
  CHECK(second.error().message.ends_with("locked by another process"));
  // Whether a process on another machine is running cannot be known here.
  temporary.write("lock", "pid 4194305 on elsewhere.example since 2021-05-06");
  CHECK(WriterLock::acquire(path).error().message.find("elsewhere") != std::string::npos);
}

TEST_CASE("replacing a file leaves only the new content") {
  const test::TemporaryDirectory temporary;
  const fs::path path = temporary.path() / "file";
  REQUIRE(replace_file(path, "old"));
  REQUIRE(replace_file(path, "new content"));
  CHECK(read_file(path, 16) == std::string("new content"));
  CHECK(read_file(path, 3).error().kind == ErrorKind::input);
  CHECK(read_file(temporary.path() / "none", 16).error().kind == ErrorKind::io);
}

TEST_CASE("a link in the place of the folder of unfinished work is removed, not followed") {
  const test::TemporaryDirectory temporary;
  const IndexDirectory index(temporary.path() / "index.db");
  REQUIRE(index.create());
  const auto kept = temporary.write("elsewhere/generation/kept", "kept");
  fs::create_directory_symlink(temporary.path() / "elsewhere", index.work_path());
  REQUIRE(index.make_work());
  CHECK_FALSE(fs::is_symlink(index.work_path()));
  CHECK(fs::is_empty(index.work_path()));
  CHECK(fs::exists(kept));
}
