#pragma once

#include <filesystem>
#include <string>
#include <vector>

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

}  // namespace dateline
