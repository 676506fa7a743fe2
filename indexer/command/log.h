#pragma once

#include <chrono>
#include <string_view>

#include "common/support/result.h"
#include "indexer/maintenance/run_log.h"

namespace dateline {

/// Severity of a message, as in syslog (RFC 5424).
enum class LogLevel { error = 3, warning = 4, info = 6, debug = 7 };

/// Writes messages to standard error, one per line: as text, as JSON objects, or with the priority
/// prefix of the systemd journal (sd-daemon(3)).
class Log {
 public:
  /// `level` and `format` are choices of --log-level and --log-format; "auto" means "journal" if
  /// $JOURNAL_STREAM says that standard error goes there, else "text".
  Log(std::string_view level, std::string_view format);

  bool is_text() const { return format_ == Format::text; }

  void write(LogLevel level, std::string_view message) const;

  /// Logs an error and its hint in one line.
  void write(const Error& error) const;

 private:
  enum class Format { text, json, journal };

  LogLevel most_;
  Format format_;
};

/// Shows the progress of a run on standard error: a progress bar on a terminal, a plain line every
/// few seconds elsewhere. Not thread-safe: observers are called one at a time.
class ProgressDisplay {
 public:
  /// `when` is a choice of --progress: "auto" shows nothing unless standard error is a terminal.
  explicit ProgressDisplay(std::string_view when);
  ~ProgressDisplay();
  ProgressDisplay(const ProgressDisplay&) = delete;
  ProgressDisplay& operator=(const ProgressDisplay&) = delete;

  void show(const Progress& progress);

 private:
  bool terminal_ = false;
  bool shown_ = false;
  bool drawn_ = false;
  std::string_view stage_;
  std::chrono::steady_clock::time_point last_{};
};

}  // namespace dateline
