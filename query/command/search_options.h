#pragma once

#include "common/cli/arguments.h"
#include "query/render/renderer.h"
#include "query/search/search_request.h"

namespace dateline {

/// Reads what the options of `search` ask for; the text is left empty.
Result<SearchRequest> read_search_options(const Arguments& arguments);

/// How results are to be printed on the standard output that there is.
RenderOptions read_render_options(const Arguments& arguments);

}  // namespace dateline
