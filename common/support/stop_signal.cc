#include "common/support/stop_signal.h"

#include <unistd.h>

#include <atomic>
#include <csignal>
#include <string_view>

#include "common/support/exit_code.h"

namespace dateline {
namespace {

// A signal handler needs a global; this is the only one.
std::atomic<bool> stop_flag{false};
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void on_ending_signal(int /*signal*/) {
  constexpr std::string_view message = "stopped by a signal\n";
  // There is nobody left to tell that the message could not be written.
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, message.data(), message.size());
  ::_exit(static_cast<int>(ExitCode::interrupted));
}

extern "C" void on_stop_signal(int signal) {
  if (stop_flag.exchange(true)) on_ending_signal(signal);
}

void ignore(int signal) {
  struct sigaction action {};
  action.sa_handler = SIG_IGN;
  sigaction(signal, &action, nullptr);
}

void ignore_failing_writes() {
  ignore(SIGPIPE);
  // A write beyond the file size limit must fail like a write to a full disk.
  ignore(SIGXFSZ);
}

}  // namespace

void install_stop_signals() {
  struct sigaction action {};
  action.sa_handler = on_stop_signal;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  ignore(SIGHUP);
  ignore_failing_writes();
}

void install_ending_signals() {
  struct sigaction action {};
  struct sigaction before {};
  action.sa_handler = on_ending_signal;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  sigaction(SIGHUP, &action, &before);
  if (before.sa_handler == SIG_IGN) ignore(SIGHUP);
  ignore_failing_writes();
}

HeldSignals::HeldSignals() {
  sigset_t held;
  sigemptyset(&held);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&held, signal);
  pthread_sigmask(SIG_BLOCK, &held, &before_);
}

HeldSignals::~HeldSignals() {
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

bool stop_requested() {
  return stop_flag.load(std::memory_order_relaxed);
}

}  // namespace dateline
