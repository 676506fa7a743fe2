#pragma once

#include <csignal>

namespace dateline {

/// Makes SIGINT and SIGTERM request an orderly stop instead of killing the process, and a second
/// one end it at once with ExitCode::interrupted; ignores SIGHUP, SIGPIPE and SIGXFSZ. Call it
/// once, from main.
void install_stop_signals();

/// Makes SIGINT, SIGTERM and, unless it is ignored as by nohup(1), SIGHUP end the process at once
/// with ExitCode::interrupted and a message, whatever it does, and ignores SIGPIPE. For a program
/// that changes nothing outside of HeldSignals. Call it once, from main.
void install_ending_signals();

/// While it lives, the calling thread takes no signal that stops or ends the process; one sent
/// meanwhile takes effect afterwards.
class HeldSignals {
 public:
  HeldSignals();
  ~HeldSignals();
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;

 private:
  sigset_t before_{};
};

/// Whether a stop was requested. Thread-safe; long loops check it between units of work.
bool stop_requested();

}  // namespace dateline
