#include "indexer/command/progress_display.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <vector>

#include "common/support/counted.h"
#include "common/support/standard_output.h"
#include "common/text/terminal_text.h"

namespace dateline {
namespace {

constexpr std::size_t bar_columns = 20;
constexpr std::chrono::milliseconds redraw_interval(200);
constexpr std::chrono::seconds line_interval(5);
constexpr std::size_t any_width = 1000;

/// How much of a stage is done; nullopt for a stage that cannot be measured.
std::optional<double> share_done(const Progress& progress) {
  const auto share = [](std::uint64_t done, std::uint64_t all) {
    return std::min(1.0, static_cast<double>(done) / static_cast<double>(all));
  };
  if (progress.stage != "indexing" && progress.stage != "updating") return std::nullopt;
  if (progress.total_bytes > 0) return share(progress.dump_bytes, progress.total_bytes);
  if (progress.total_kept > 0) return share(progress.kept, progress.total_kept);
  return std::nullopt;
}

std::string duration_text(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds);
  constexpr std::uint64_t minute = 60;
  constexpr std::uint64_t hour = 60 * minute;
  if (whole < hour) return fmt::format("{}:{:02}", whole / minute, whole % minute);
  return fmt::format("{}:{:02}:{:02}", whole / hour, whole % hour / minute, whole % minute);
}

std::string done_text(const Progress& progress) {
  if (progress.total_bytes == 0) {
    return fmt::format("{} of {} releases", progress.kept, progress.total_kept);
  }
  return fmt::format("{} of {} files, {}", progress.dumps, progress.total_dumps,
                     counted(progress.releases, "release", "releases"));
}

std::string rate_text(const Progress& progress, double seconds) {
  if (progress.total_bytes == 0) {
    return fmt::format("{:.0f} a second", static_cast<double>(progress.kept) / seconds);
  }
  return fmt::format("{:.1f} MB/s", megabytes(progress.dump_bytes) / seconds);
}

bool error_redraws() {
  const char* terminal = std::getenv("TERM");
  return ::isatty(STDERR_FILENO) == 1 && terminal != nullptr &&
         std::string_view(terminal) != "dumb" && *terminal != '\0';
}

}  // namespace

std::string progress_line(const Progress& progress, double seconds, std::size_t width) {
  constexpr double least_seconds = 2;   // before speaking of rates
  constexpr double least_share = 0.01;  // and of the time left
  const auto share = share_done(progress);
  if (!share) {
    return fmt::format("{}, {}", progress.stage, duration_text(seconds)).substr(0, width);
  }
  // In the order in which they are shown, each with its place in the order of importance.
  struct Part {
    std::string text;
    int importance;
  };
  std::vector<Part> parts{{fmt::format("{} {:.0f} %", progress.stage, 100 * *share), 0}};
  parts.push_back({done_text(progress), 3});
  if (seconds >= least_seconds) parts.push_back({rate_text(progress, seconds), 2});
  if (seconds >= least_seconds && *share >= least_share) {
    parts.push_back({duration_text(seconds * (1 - *share) / *share) + " left", 1});
  }
  constexpr int least_important = 3;
  for (int limit = least_important; limit >= 0; --limit) {
    std::string line;
    for (const Part& part : parts) {
      if (part.importance <= limit) line += (line.empty() ? "" : ", ") + part.text;
    }
    if (line.size() > width && limit > 0) continue;
    const std::string bar =
        fmt::format("[{:-<{}}] ", std::string(static_cast<std::size_t>(*share * bar_columns), '#'),
                    bar_columns);
    return bar.size() + line.size() <= width ? bar + line : line.substr(0, width);
  }
  return {};
}

ProgressDisplay::ProgressDisplay(std::string_view when)
    : redraws_(when != "never" && error_redraws()), shown_(when == "always" || redraws_) {
  if (redraws_) redrawing_ = std::thread([this] { redraw_until_end(); });
}

ProgressDisplay::~ProgressDisplay() {
  end();
}

void ProgressDisplay::end() {
  {
    const std::lock_guard lock(mutex_);
    end_ = true;
  }
  ended_.notify_all();
  if (redrawing_.joinable()) redrawing_.join();
  const std::lock_guard lock(mutex_);
  erase();
  shown_ = false;
}

void ProgressDisplay::step_aside(const std::function<void()>& write) {
  const std::lock_guard lock(mutex_);
  erase();
  write();
}

void ProgressDisplay::erase() {
  if (drawn_) write_message("\r\033[K");
  drawn_ = false;
}

void ProgressDisplay::show(const Progress& progress) {
  const std::lock_guard lock(mutex_);
  if (!shown_) return;
  const auto now = Clock::now();
  const bool new_stage = progress.stage != progress_.stage;
  if (new_stage) entered_ = now;
  progress_ = progress;
  if (redraws_) {
    if (new_stage) draw();
  } else if (new_stage || now - last_ >= line_interval) {
    last_ = now;
    const double seconds = std::chrono::duration<double>(now - entered_).count();
    print_line(progress_line(progress_, seconds, any_width));
  }
}

void ProgressDisplay::redraw_until_end() {
  std::unique_lock lock(mutex_);
  while (!ended_.wait_for(lock, redraw_interval, [this] { return end_; })) draw();
}

void ProgressDisplay::draw() {
  if (progress_.stage.empty()) return;
  const double seconds = std::chrono::duration<double>(Clock::now() - entered_).count();
  // The last column stays free: some terminals begin a new line after it.
  write_message("\r\033[K" + progress_line(progress_, seconds, error_width() - 1));
  drawn_ = true;
}

}  // namespace dateline
