#pragma once

#include <string>
#include <vector>

#include "common/support/result.h"

namespace dateline {

/// A query of a batch.
struct BatchQuery {
  std::string id;  ///< the text before the tab, or empty
  std::string words;
};

/// Reads a file with one query per line, "words" or "id<TAB>words" ("-" is standard input). Empty
/// lines are skipped.
Result<std::vector<BatchQuery>> read_batch(const std::string& path);

}  // namespace dateline
