#include "common/cli/run_program.h"
#include "common/support/standard_output.h"
#include "common/support/stop_signal.h"
#include "query/command/commands.h"

int main(int argc, char** argv) {
  using namespace dateline;
  open_standard_streams();
  install_ending_signals();
  return run_program(query_program(), argc, argv);
}
