#pragma once

#include "common/cli/arguments.h"
#include "common/database/snapshot.h"
#include "common/support/sandbox.h"
#include "query/render/renderer.h"
#include "query/search/search_request.h"

namespace dateline {

/// Builds a request from the options of `search`; its text is left empty.
Result<SearchRequest> read_search_options(const Arguments& arguments);

/// Error usage if an option asks for something that the format, or --count, does not show.
Result<void> check_format(const Arguments& arguments);

/// Render options that suit the current standard output. Error usage for unknown fields.
Result<RenderOptions> read_render_options(const Arguments& arguments);

/// Adds the files and folders that the options of a search name.
void add_reach(const Arguments& arguments, Reach& reach);

/// Adds what an index is read from: a folder, or the network.
void add_reach(const std::string& index, Reach& reach);

/// How a command opens its indexes; `patience` as in OpenOptions.
OpenOptions read_open_options(const Arguments& arguments, double patience = OpenOptions().patience);

/// Adds the configuration files, for commands that parse searches of their own.
void add_configuration(const Arguments& arguments, Reach& reach);

/// Confines a search to reading those, unless --no-sandbox is given. Call it before reading
/// anything of an index.
void confine(const Arguments& arguments);

}  // namespace dateline
