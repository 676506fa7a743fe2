#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/cli/arguments.h"
#include "common/support/exit_code.h"
#include "common/support/result.h"
#include "query/recall/last_search.h"
#include "query/recall/release_finder.h"
#include "query/search/session.h"

namespace dateline {

/// Takes a part of the output.
using WriteText = std::function<Result<void>(std::string_view)>;

/// Prints the releases that --show and the operands name; "-" stands for a list on standard input,
/// one per line, of which what follows a tab is ignored. With --raw, their original bytes.
Result<ExitCode> show_releases(const Arguments& arguments, Session& session, ReleaseFinder& finder,
                               const WriteText& write);

/// What --show and the operands name, in this order.
std::vector<std::string> shown_references(const Arguments& arguments);

/// Applies --root to where the dumps of the records are. Error usage if it is not OLD=NEW.
Result<void> move_roots(const Arguments& arguments, std::vector<IndexedRecord>& records);

/// Says on standard error that a text names no release.
void print_unknown(const std::string& text);

}  // namespace dateline
