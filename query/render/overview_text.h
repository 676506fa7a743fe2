#pragma once

#include <string>

#include "query/render/renderer.h"
#include "query/result/facets.h"
#include "query/result/timeline.h"

namespace dateline {

/// The most frequent values of a facet with their counts, a line each.
std::string facet_text(const Facet& facet, const RenderOptions& options);

/// A bar for each period, scaled to the width; "⋮" where periods without releases are left out.
std::string timeline_text(const Timeline& timeline, const RenderOptions& options);

}  // namespace dateline
