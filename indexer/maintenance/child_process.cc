#include "indexer/maintenance/child_process.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>

#include "common/support/file.h"
#include "common/support/wait_for_child.h"

namespace dateline {
namespace {

constexpr auto pipe_name = "pipe to a child process";
constexpr std::size_t longest_answer = std::size_t{1} << 20;

[[noreturn]] void answer(const std::function<std::string()>& work, const FileDescriptor& out) {
  const rlimit no_core{0, 0};  // it would hold what the index holds
  ::setrlimit(RLIMIT_CORE, &no_core);
  const bool said = write_all(out, work(), pipe_name).has_value();
  ::_exit(said ? EXIT_SUCCESS : EXIT_FAILURE);
}

}  // namespace

Result<std::string> ask_child(const std::function<std::string()>& work) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return fail_errno(pipe_name);
  const FileDescriptor in(ends[0]);
  FileDescriptor out(ends[1]);
  const pid_t child = ::fork();
  if (child < 0) return fail_errno("a child process");
  if (child == 0) answer(work, out);
  out = FileDescriptor();  // so that reading ends with the child
  std::string said(longest_answer, '\0');
  const auto length = read_some(in, said.data(), said.size(), pipe_name);
  const int status = wait_for_child(child);
  if (!length) return pass(length);
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) {
    return fail(ErrorKind::io, "the process that reads the tables was killed",
                "is there enough memory? the kernel's log says so");
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != EXIT_SUCCESS) {
    return fail(ErrorKind::index_corrupt, "the tables are damaged: reading them ended the process");
  }
  said.resize(*length);
  return said;
}

}  // namespace dateline
