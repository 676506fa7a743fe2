#pragma once

#include <string>

#include "query/render/renderer.h"
#include "query/result/facets.h"
#include "query/result/timeline.h"

namespace dateline {

/// The most frequent values of a facet with their counts, one per line.
std::string facet_text(const Facet& facet, const RenderOptions& options);

/// One bar per period, scaled to the width; "⋮" marks omitted periods without releases.
std::string timeline_text(const Timeline& timeline, const RenderOptions& options);

}  // namespace dateline
