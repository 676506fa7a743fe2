#pragma once

#include <string>
#include <vector>

#include "common/release/release.h"

namespace dateline {

/// The boolean terms of a release: one per value of its keyword and exact fields, possibly with
/// duplicates. Places are indexed as a whole and by their parts between commas, stock symbols with
/// and without their exchange.
std::vector<std::string> keyword_terms(const Release& release);

}  // namespace dateline
