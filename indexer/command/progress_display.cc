#include "indexer/command/progress_display.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>

namespace dateline {
namespace {

constexpr std::size_t bar_columns = 30;
constexpr std::chrono::milliseconds bar_interval(100);
constexpr std::chrono::milliseconds line_interval(5000);

double share(const Progress& progress) {
  if (progress.total_bytes == 0) return 1.0;
  return std::min(
      1.0, static_cast<double>(progress.dump_bytes) / static_cast<double>(progress.total_bytes));
}

}  // namespace

ProgressDisplay::ProgressDisplay(std::string_view when)
    : terminal_(::isatty(STDERR_FILENO) != 0),
      shown_(when == "always" || (when == "auto" && terminal_)) {}

ProgressDisplay::~ProgressDisplay() {
  if (drawn_) fmt::print(stderr, "\r\033[K");
}

void ProgressDisplay::show(const Progress& progress) {
  if (!shown_) return;
  const auto now = std::chrono::steady_clock::now();
  const bool new_stage = progress.stage != stage_;
  if (!new_stage && now - last_ < (terminal_ ? bar_interval : line_interval)) return;
  stage_ = progress.stage;
  last_ = now;
  const std::string state =
      fmt::format("{} {:3.0f} %, {} of {} files, {} releases", progress.stage,
                  100 * share(progress), progress.dumps, progress.total_dumps, progress.releases);
  if (terminal_) {
    const auto filled = static_cast<std::size_t>(share(progress) * bar_columns);
    fmt::print(stderr, "\r\033[K[{:-<{}}] {}", std::string(filled, '#'), bar_columns, state);
    drawn_ = true;
  } else {
    fmt::print(stderr, "{}\n", state);
  }
  std::fflush(stderr);
}

}  // namespace dateline
