#include "common/support/sandbox.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cerrno>
#include <thread>

#include "tests/support/temporary_directory.h"

using namespace dateline;
using test::TemporaryDirectory;

namespace {

/// Opens a file and returns 0 or errno.
int open_error(const std::filesystem::path& path, int flags) {
  const int file = ::open(path.c_str(), flags, 0600);
  if (file < 0) return errno;
  ::close(file);
  return 0;
}

/// Runs `work` in a child process, which it may confine, and returns whether all it said is true.
template <typename Work>
bool holds_in_child(const Work& work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work() ? 0 : 1);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// What this kernel, and this build, can do.
Confinement supported() {
  Confinement found;
  found.files = holds_in_child([] { return enter_sandbox({}).files; });
  found.calls = holds_in_child([] { return enter_sandbox({}).calls; });
  return found;
}

}  // namespace

TEST_CASE("in a sandbox only what was named can be opened, also in threads", "[sandbox]") {
  if (!supported().files) return;
  const TemporaryDirectory directory;
  directory.write("named/page.txt", "a");
  directory.write("index/table", "b");
  directory.write("secret.txt", "c");
  const auto& path = directory.path();
  CHECK(holds_in_child([&] {
    enter_sandbox({{path / "named"}, {path / "index"}});
    bool in_thread = false;
    std::thread([&] { in_thread = open_error(path / "secret.txt", O_RDONLY) == EACCES; }).join();
    return in_thread && open_error(path / "secret.txt", O_RDONLY) == EACCES &&
           open_error(path / "named/page.txt", O_RDONLY) == 0 &&
           open_error(path / "named/page.txt", O_RDWR) == EACCES &&
           open_error(path / "named/new.txt", O_WRONLY | O_CREAT) == EACCES &&
           open_error(path / "index/table", O_RDWR) == 0 &&
           open_error(path / "index/new", O_WRONLY | O_CREAT) == 0 &&
           ::mkdir((path / "index/work").c_str(), 0700) == 0 &&
           ::rename((path / "index/new").c_str(), (path / "index/work/new").c_str()) == 0 &&
           ::unlink((path / "index/work/new").c_str()) == 0;
  }));
}

TEST_CASE("in a sandbox there is no network, no other program and no truncation by path",
          "[sandbox]") {
  if (!supported().calls) return;
  CHECK(holds_in_child([] {
    enter_sandbox({{"/"}, {}});
    const bool no_socket = ::socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EPERM;
    const bool no_local = ::socket(AF_UNIX, SOCK_STREAM, 0) < 0 && errno == EPERM;
    const bool no_truncation = ::truncate("/dev/null", 0) < 0 && errno == EPERM;
    std::array<char*, 1> nothing{};
    ::execve("/bin/false", nothing.data(), nothing.data());
    return no_socket && no_local && no_truncation && errno == EPERM;
  }));
}

TEST_CASE("a sandbox with a network opens sockets, and nothing else", "[sandbox]") {
  if (!supported().calls || !supported().files) return;
  CHECK(holds_in_child([] {
    Reach reach;
    reach.network = true;
    enter_sandbox(reach);
    const bool has_socket = ::socket(AF_INET, SOCK_STREAM, 0) >= 0;
    const bool has_names = open_error("/etc/hosts", O_RDONLY) != EACCES;
    const bool no_file = open_error("/etc/passwd", O_RDONLY) == EACCES;
    std::array<char*, 1> nothing{};
    ::execve("/bin/false", nothing.data(), nothing.data());
    return has_socket && has_names && no_file && errno == EPERM;
  }));
}

TEST_CASE("what a sandbox lacks is told", "[sandbox]") {
  CHECK(Confinement{true, true}.missing().empty());
  CHECK(Confinement{false, true}.missing() ==
        "this system cannot confine parsers to the files named (Landlock)");
}
