#pragma once

#include "indexer/source/record.h"

namespace dateline {

/// Removes what a record has twice: the name of the site behind its title ("The bridge opens - Quay
/// News"), which is its source, or that of its address and not in the headline that opens its body;
/// and below such a headline the day of publication ("Published 27 February 2024"), which becomes
/// the date of a record that has none.
void drop_repeated_head(RawRelease& raw);

}  // namespace dateline
