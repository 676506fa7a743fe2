#include <malloc.h>

#include "common/cli/run_program.h"
#include "common/support/standard_output.h"
#include "common/support/stop_signal.h"
#include "query/command/commands.h"

namespace {

// What one search frees, the next one needs: the system must clear fresh memory first, which takes
// longer than matching.
void keep_memory() {
  constexpr int most = 64 << 20;
  ::mallopt(M_MMAP_THRESHOLD, most / 2);
  ::mallopt(M_TRIM_THRESHOLD, most);
}

}  // namespace

int main(int argc, char** argv) {
  using namespace dateline;
  open_standard_streams();
  install_ending_signals();
  keep_memory();
  return run_program(query_program(), argc, argv);
}
