#pragma once

#include <string>
#include <vector>

#include "common/support/result.h"

namespace dateline {

/// A query of a batch.
struct BatchQuery {
  std::string id;
  std::string words;
};

/// Reads a file of lines "id<TAB>words" ("-" is standard input). Empty lines are skipped; a line
/// without a tabulator is error input that names the line.
Result<std::vector<BatchQuery>> read_batch(const std::string& path);

}  // namespace dateline
