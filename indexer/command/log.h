#pragma once

#include <string_view>

#include "common/support/result.h"

namespace dateline {

/// How much a message matters, as syslog counts (RFC 5424).
enum class LogLevel { error = 3, warning = 4, info = 6, debug = 7 };

/// Writes messages to standard error, a line each: as text, as JSON objects, or
/// with the priority before them that the journal of systemd reads
/// (sd-daemon(3)).
class Log {
 public:
  /// `level` and `format` are choices of --log-level and --log-format; "auto"
  /// is "journal" where $JOURNAL_STREAM says that standard error goes there,
  /// else "text".
  Log(std::string_view level, std::string_view format);

  bool is_text() const { return format_ == Format::text; }

  void write(LogLevel level, std::string_view message) const;

  /// What went wrong and what to do, in one line.
  void write(const Error& error) const;

 private:
  enum class Format { text, json, journal };

  LogLevel most_;
  Format format_;
};

}  // namespace dateline
