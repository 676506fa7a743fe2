#pragma once

#include <vector>

#include "common/cli/arguments.h"
#include "common/cli/configuration.h"

namespace dateline {

/// What the command line and the environment say, and behind them what configuration files say
/// that are given with the stronger first: in the section of an archive, in that of the command,
/// and before any section. Sections "[archive NAME]" are for commands with an option "archive".
///
/// An archive is used where --archive names it, and all are where nothing else says which index:
/// neither --db, nor its environment, nor operands by key. Several are Arguments::archives() where
/// "archive" may be repeated; a repeatable "db" then names all their indexes.
///
/// Error usage where a setting is wrong, an archive is not there, several are and the command works
/// on one, or two share an index.
Result<Arguments> configure(const Program& program, const Arguments& given,
                            const std::vector<std::vector<Setting>>& files);

}  // namespace dateline
