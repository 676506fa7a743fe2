#pragma once

#include <memory>

#include "indexer/format/field_map.h"
#include "indexer/source/limits.h"

namespace dateline {

/// What the user decides about the reading of dumps.
struct ReadOptions {
  Limits limits;
  std::shared_ptr<const FieldMap> field_map;  ///< or null
};

}  // namespace dateline
