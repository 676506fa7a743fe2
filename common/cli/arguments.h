#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/cli/program.h"
#include "common/support/result.h"

namespace dateline {

/// A parsed command line. Asking for an option that the command's table does not have is a
/// defect and throws std::logic_error.
class Arguments {
 public:
  const Command& command() const { return *command_; }
  const std::vector<std::string>& operands() const { return operands_; }

  bool flag(std::string_view option) const;
  /// The last value given, else the environment's, else the table's fallback (which may be empty).
  std::string text(std::string_view option) const;
  /// Every value given to a repeatable option, in order; else the environment's or fallback.
  std::vector<std::string> texts(std::string_view option) const;
  /// Whether the option was given on the command line or in the environment.
  bool given(std::string_view option) const;
  /// A whole number. Error usage where the text is none.
  Result<std::int64_t> number(std::string_view option) const;
  /// A size in bytes: "512M", "2G", "4096" (binary units K M G T). Error usage where it is none.
  Result<std::uint64_t> bytes(std::string_view option) const;

 private:
  friend Result<Arguments> parse_arguments(const Program&, int, const char* const*);

  const Command* command_ = nullptr;
  std::vector<std::string> operands_;
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

/// Parses a command line. The first argument names a command, or else the default one runs;
/// "--" ends the options and the commands. --help, --version and --help-all are left to the caller:
/// they are parsed as flags "help" and "version" that every command has.
/// Errors are ErrorKind::usage with a hint that names the nearest option or --help.
Result<Arguments> parse_arguments(const Program& program, int argc, const char* const* argv);

}  // namespace dateline
