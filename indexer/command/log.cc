#include "indexer/command/log.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <ctime>
#include <utility>

#include "common/support/standard_output.h"
#include "common/text/json_text.h"
#include "common/text/terminal_text.h"

namespace dateline {
namespace {

std::string_view level_name(LogLevel level) {
  switch (level) {
    case LogLevel::error:
      return "error";
    case LogLevel::warning:
      return "warning";
    case LogLevel::info:
      return "info";
    case LogLevel::debug:
      break;
  }
  return "debug";
}

LogLevel level_named(std::string_view name) {
  for (const LogLevel level : {LogLevel::error, LogLevel::warning, LogLevel::info}) {
    if (name == level_name(level)) return level;
  }
  return LogLevel::debug;
}

// $JOURNAL_STREAM is "DEVICE:INODE" of the journal's stream; a child process may have redirected
// its output.
bool goes_to_journal() {
  const char* stream = std::getenv("JOURNAL_STREAM");
  struct stat status {};
  if (stream == nullptr || ::fstat(STDERR_FILENO, &status) != 0) return false;
  return fmt::format("{}:{}", status.st_dev, status.st_ino) == stream;
}

}  // namespace

Log::Log(std::string_view level, std::string_view format, std::string subject)
    : most_(level_named(level)), format_(Format::text), subject_(std::move(subject)) {
  if (format == "json") format_ = Format::json;
  if (format == "journal" || (format == "auto" && goes_to_journal())) format_ = Format::journal;
}

void Log::write(const Error& error) const {
  write(LogLevel::error, error.hint.empty() ? error.message : error.message + "; " + error.hint);
}

void Log::write(LogLevel level, std::string_view text) const {
  if (level > most_) return;
  const std::string message =
      subject_.empty() ? std::string(text) : fmt::format("{}: {}", subject_, text);
  switch (format_) {
    case Format::text:
      print_line(message);
      break;
    case Format::journal:
      print_line(fmt::format("<{}>{}", static_cast<int>(level), message));
      break;
    case Format::json: {
      nlohmann::ordered_json json;
      json["time"] = fmt::format("{:%Y-%m-%dT%H:%M:%S}Z", fmt::gmtime(std::time(nullptr)));
      json["level"] = level_name(level);
      json["message"] = message;
      print_line(json_text(json));
      break;
    }
  }
}

}  // namespace dateline
