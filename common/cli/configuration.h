#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "common/cli/arguments.h"
#include "common/support/result.h"

namespace dateline {

/// A line "key = value" of a configuration file.
struct Setting {
  std::string section;  ///< from the "[section]" above it, or empty
  std::string key;
  std::string value;
  std::string place;  ///< "FILE:LINE", for messages
};

/// Reads a configuration file: one setting or section per line. Spaces around key and value are
/// trimmed; empty lines and comments starting with '#' or ';' are skipped. Error io if the file
/// cannot be read, usage for an invalid line.
Result<std::vector<Setting>> read_configuration(const std::filesystem::path& path);

/// The files read if neither --config nor $DATELINE_CONFIG names one, if they exist, in order of
/// precedence: dateline/dateline.conf below $XDG_CONFIG_HOME (or ~/.config), then
/// /etc/dateline/dateline.conf.
std::vector<std::filesystem::path> configuration_paths();

/// Merges settings in order of precedence: command line, environment, then configuration files in
/// the given order, and within each file the section of the archive, that of the command, and the
/// lines before any section. Sections "[archive NAME]" are for commands with an option "archive".
/// Lines before any section and those of archives may be settings of any command.
///
/// An archive is used if --archive names it. All are used if nothing else names an index: neither
/// --db, nor its environment variable, nor operands with a key. Several are Arguments::archives()
/// where "archive" may be repeated; a repeatable "db" then names all their indexes.
///
/// Error usage for an invalid or unknown setting, an unknown section or archive, an archive without
/// "db", --archive with --db, several archives for a command that works on one, or two archives
/// that share an index.
Result<Arguments> configure(const Program& program, const Arguments& given,
                            const std::vector<std::vector<Setting>>& files);

}  // namespace dateline
