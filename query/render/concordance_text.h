#pragma once

#include <string>
#include <vector>

#include "query/render/renderer.h"
#include "query/result/concordance.h"

namespace dateline {

/// A line for each match, the matches below each other in the middle of the width.
std::string concordance_text(const std::vector<ConcordanceLine>& lines,
                             const RenderOptions& options);

}  // namespace dateline
