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

/// Reads a configuration file: settings and sections a line each, spaces around key and value
/// dropped, lines that are empty or begin with '#' or ';' skipped. Error io where it cannot be
/// read, usage where a line is none of these.
Result<std::vector<Setting>> read_configuration(const std::filesystem::path& path);

/// The files that are read where neither --config nor $DATELINE_CONFIG names one, as far as they
/// exist, the stronger first: dateline/dateline.conf below $XDG_CONFIG_HOME (or ~/.config), then
/// /etc/dateline/dateline.conf.
std::vector<std::filesystem::path> configuration_paths();

}  // namespace dateline
