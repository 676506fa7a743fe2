#pragma once

#include <memory>

#include "common/manifest/resume_point.h"
#include "common/source/limits.h"
#include "indexer/format/field_map.h"

namespace dateline {

/// Options for reading dumps.
struct ReadOptions {
  Limits limits;
  std::shared_ptr<const FieldMap> field_map;  ///< or null
  ResumePoints resume;                        ///< of grown dumps; others are read from the start
};

}  // namespace dateline
