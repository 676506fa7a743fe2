#pragma once

#include <string>
#include <vector>

#include "query/render/renderer.h"
#include "query/result/concordance.h"

namespace dateline {

/// One line per match, with the matches aligned in the middle.
std::string concordance_text(const std::vector<ConcordanceLine>& lines,
                             const RenderOptions& options);

}  // namespace dateline
