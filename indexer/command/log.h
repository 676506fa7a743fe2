#pragma once

#include <string>
#include <string_view>

#include "common/support/result.h"

namespace dateline {

/// Severity of a message, as in syslog (RFC 5424).
enum class LogLevel { error = 3, warning = 4, info = 6, debug = 7 };

/// Writes messages to standard error, one per line: as text, as JSON objects, or with the priority
/// prefix of the systemd journal (sd-daemon(3)).
class Log {
 public:
  /// `level` and `format` are choices of --log-level and --log-format; "auto" means "journal" if
  /// $JOURNAL_STREAM says that standard error goes there, else "text". The subject, if any, stands
  /// before each message.
  Log(std::string_view level, std::string_view format, std::string subject = {});

  bool is_text() const { return format_ == Format::text; }

  void write(LogLevel level, std::string_view message) const;

  /// Logs an error and its hint in one line.
  void write(const Error& error) const;

 private:
  enum class Format { text, json, journal };

  LogLevel most_;
  Format format_;
  std::string subject_;
};

}  // namespace dateline
