#include <malloc.h>

#include <cstdlib>
#include <exception>

#include "common/cli/run_program.h"
#include "common/database/guard.h"
#include "common/support/exit_code.h"
#include "common/support/out_of_memory.h"
#include "common/support/standard_output.h"
#include "common/support/stop_signal.h"
#include "indexer/command/commands.h"

namespace {

// Lets the allocator give large blocks back as soon as they are freed. By default, the allocator
// takes such sizes as normal and keeps the memory, in fragments.
void return_large_blocks() {
  constexpr int large = 4 << 20;
  ::mallopt(M_MMAP_THRESHOLD, large);
}

// Xapian holds changes in memory until that many documents have changed. It then writes them, which
// nobody sees before the commit: so a transaction of an update may be larger than memory. The
// number is taken from the environment alone, where a user may have set it.
void write_changes_early() {
  constexpr const char* documents = "256";  // 4 MiB of large releases
  ::setenv("XAPIAN_FLUSH_THRESHOLD", documents, 0);
}

// Settings that libraries read only from the environment.
void prepare_process() {
  return_large_blocks();
  write_changes_early();
}

// Some versions of Xapian cannot pass on that a write failed in the midst of a commit, and end the
// process; it shall end with a message and an exit code. The same goes for running out of memory
// and for what nobody catches.
[[noreturn]] void end_without_unwinding() {
  dateline::Error error{dateline::ErrorKind::no_space,
                        "a write failed, perhaps because the disk is full",
                        "the index is at its last commit; free some disk space and run again"};
  if (std::current_exception()) {
    const dateline::Error thrown = dateline::current_exception_error();
    const bool is_of_system = thrown.kind == dateline::ErrorKind::internal;  // no more threads
    if (is_of_system || dateline::is_out_of_memory(thrown)) error = thrown;
  }
  dateline::end_with("dateline-indexer", error);
  std::_Exit(static_cast<int>(dateline::ExitCode::failure));
}

}  // namespace

int main(int argc, char** argv) {
  using namespace dateline;
  open_standard_streams();
  install_stop_signals();
  prepare_process();
  std::set_terminate(end_without_unwinding);
  return run_program(indexer_program(), argc, argv);
}
