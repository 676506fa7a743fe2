#pragma once

#include "indexer/source/record.h"

namespace dateline {

/// Removes facts of a size that no release has from a record, and adds what was removed to its
/// unread parts: they are held in memory for each segment, and for each release shown.
void drop_oversized_facts(RawRelease& raw);

}  // namespace dateline
