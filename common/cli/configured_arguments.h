#pragma once

#include <vector>

#include "common/cli/arguments.h"
#include "common/cli/configuration.h"

namespace dateline {

/// Merges settings in order of precedence: command line, environment, then configuration files in
/// the given order, and within each file the section of the archive, that of the command, and the
/// lines before any section. Sections "[archive NAME]" are for commands with an option "archive".
///
/// An archive is used where --archive names it, and all are where nothing else says which index:
/// neither --db, nor its environment, nor operands by key. Several are Arguments::archives() where
/// "archive" may be repeated; a repeatable "db" then names all their indexes.
///
/// Error usage for an invalid setting, an unknown archive, several archives for a command that
/// works on one, or two archives that share an index.
Result<Arguments> configure(const Program& program, const Arguments& given,
                            const std::vector<std::vector<Setting>>& files);

}  // namespace dateline
