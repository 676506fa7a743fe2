#pragma once

#include <memory>

#include "common/manifest/resume_point.h"
#include "common/source/limits.h"
#include "indexer/format/field_map.h"

namespace dateline {

/// How dumps are read.
struct ReadOptions {
  Limits limits;
  std::shared_ptr<const FieldMap> field_map;  ///< or null
  ResumePoints resume;                        ///< of dumps that have grown; others from their begin
};

}  // namespace dateline
