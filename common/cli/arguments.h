#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/cli/program.h"
#include "common/support/result.h"

namespace dateline {

/// A parsed command line. Querying an option that is neither in the command's table nor in
/// common_options() is a bug and throws std::logic_error.
class Arguments {
 public:
  /// The given command, or the default one. Its name is empty only if the program has no default,
  /// no command was given, and --help, --version or --generate was.
  const Command& command() const { return *command_; }
  /// Whether the command was given explicitly rather than by default.
  bool command_named() const { return command_named_; }
  const std::vector<std::string>& operands() const { return operands_; }

  bool flag(std::string_view option) const { return given(option); }
  /// The last value given, else the value from the environment, a configuration file, or the
  /// table's fallback (which may be empty).
  std::string text(std::string_view option) const;
  /// All values of a repeatable option, in order, from the first of these sources that has any.
  std::vector<std::string> texts(std::string_view option) const;
  /// Whether the option was set on the command line, in the environment or in a file.
  bool given(std::string_view option) const;
  /// An integer. Error usage if the text is not one.
  Result<std::int64_t> number(std::string_view option) const;
  /// A duration: "30s", "10m", "2h", "1d"; a bare number is in seconds. Error usage otherwise.
  Result<std::chrono::seconds> duration(std::string_view option) const;
  /// A size in bytes: "512M", "2G", "4096" (binary units K M G T). Error usage otherwise.
  Result<std::uint64_t> bytes(std::string_view option) const;

  /// Where the value of an option stands that is not on the command line: "FILE:LINE", "$NAME";
  /// else empty.
  std::string place(std::string_view option) const;

  /// An error about the value of an option ("--memory: ...") that was set in a configuration file
  /// or the environment says where, instead; others are unchanged.
  Error located(Error error) const;

  /// One set of arguments per archive, if the configuration file names several and the command line
  /// selects no index; else empty.
  const std::vector<Arguments>& archives() const { return archives_; }

  /// What the user may have meant otherwise, one sentence each.
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  friend class ArgumentParser;
  friend class Configurer;

  const Option& option(std::string_view name) const;

  const Command* command_ = nullptr;
  bool command_named_ = false;
  std::vector<std::string> operands_;
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  /// place(), by option.
  std::map<std::string, std::string, std::less<>> places_;
  std::vector<Arguments> archives_;
  std::vector<std::string> notes_;
};

/// Runs the command with these arguments. Its errors are located().
Result<ExitCode> run_command(const Arguments& arguments);

/// Parses a command line. The first one or two arguments name a command; otherwise the default one
/// runs. "--" ends the options; if it comes first, no command is named: `search watch` and `--
/// watch` both search for the word "watch". Values follow as the next argument or after '='
/// ("--limit 5", "--limit=5"), for short options also directly ("-n5"); short flags may be combined
/// ("-jq"). --help may be followed by a topic.
///
/// If operands are query words, "-congress" is one of them: only a known letter, alone or followed
/// by a number ("-n 5", "-n5", "-nall"), is an option; notes() tell of others that look like one
/// with its value ("-fjson"), and of a command after options. Arguments with two dashes are always
/// options. Use `--` before the words, or quote the whole query, to avoid ambiguity.
///
/// Options not given are taken from the environment, then from the configuration files
/// (configuration.h). There, keys are option names, flags are "yes" or "no", and operands have the
/// key Command::operand_key().
///
/// Errors are ErrorKind::usage with a hint that suggests the nearest option or --help.
Result<Arguments> parse_arguments(const Program& program, int argc, const char* const* argv);

}  // namespace dateline
