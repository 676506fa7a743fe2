#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/cli/program.h"
#include "common/support/result.h"

namespace dateline {

/// A parsed command line. Asking for an option that neither the command's table nor
/// common_options() has is a defect and throws std::logic_error.
class Arguments {
 public:
  /// The command that was named or is the default. One without a name only where the program has
  /// no default, none was named, and --help, --version or --generate was given.
  const Command& command() const { return *command_; }
  /// Whether the line names it, and it is not just the default.
  bool command_named() const { return command_named_; }
  const std::vector<std::string>& operands() const { return operands_; }

  bool flag(std::string_view option) const { return given(option); }
  /// The last value given, else the environment's, a configuration file's, or the table's fallback
  /// (which may be empty).
  std::string text(std::string_view option) const;
  /// Every value given to a repeatable option, in order, by the strongest of these.
  std::vector<std::string> texts(std::string_view option) const;
  /// Whether the option was given on the command line, in the environment or in a file.
  bool given(std::string_view option) const;
  /// A whole number. Error usage where the text is none.
  Result<std::int64_t> number(std::string_view option) const;
  /// A length of time: "30s", "10m", "2h", "1d"; a bare number is seconds. Error usage otherwise.
  Result<std::chrono::seconds> duration(std::string_view option) const;
  /// A size in bytes: "512M", "2G", "4096" (binary units K M G T). Error usage where it is none.
  Result<std::uint64_t> bytes(std::string_view option) const;

  /// The arguments for each of several archives that a configuration file names, where nothing on
  /// the command line says which index is meant; else empty.
  const std::vector<Arguments>& archives() const { return archives_; }

 private:
  friend class ArgumentParser;
  friend class Configurer;

  const Option& option(std::string_view name) const;

  const Command* command_ = nullptr;
  bool command_named_ = false;
  std::vector<std::string> operands_;
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<Arguments> archives_;
};

/// Parses a command line. The first argument, or the first two, name a command, or else the default
/// one runs; "--" ends the options, and where it comes first no command is named: `search watch`
/// and `-- watch` both look for the word "watch". Values stand apart or behind '=' ("--limit 5",
/// "--limit=5"), those of letters also directly behind ("-n5"); letters of flags may be joined
/// ("-jq"). Behind --help may stand what help is wanted about.
///
/// Where operands are words, "-congress" is one of them: only a known letter alone, or with a
/// number behind it ("-n 5", "-n5"), is an option there. Arguments with two dashes are always
/// options. `--` before the words, or one quoted argument for all of them, leaves no doubt.
///
/// What the command line leaves open is taken from the environment, then from the configuration
/// files (configured_arguments.h). Keys are names of options, flags are "yes" or "no", operands
/// have the key Command::operand_key().
///
/// Errors are ErrorKind::usage with a hint that names the nearest option or --help.
Result<Arguments> parse_arguments(const Program& program, int argc, const char* const* argv);

}  // namespace dateline
