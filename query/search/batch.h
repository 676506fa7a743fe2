#pragma once

#include <cstddef>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/support/result.h"

namespace dateline {

/// A query of a batch.
struct BatchQuery {
  std::string id;  ///< the text before the tab, or empty
  std::string words;
};

/// Reads the queries of a file as they come, one per line, "words" or "id<TAB>words" ("-" is
/// standard input). Empty lines are skipped. Not thread-safe.
class BatchReader {
 public:
  static constexpr std::size_t longest_line = std::size_t{1} << 20;

  static Result<BatchReader> open(const std::string& path);

  /// The next query, or nullopt at the end. Error input for a longer line.
  Result<std::optional<BatchQuery>> next();

  /// Where that query stands: "topics.tsv, line 2".
  std::string place() const;

 private:
  /// Whether there was a line.
  Result<bool> read_line(std::string& line);

  std::string path_;
  std::unique_ptr<std::ifstream> file_;  ///< null for standard input
  std::size_t lines_ = 0;
};

/// All queries of such a file. Error input if they take more than 64 MiB.
Result<std::vector<BatchQuery>> read_batch(const std::string& path);

}  // namespace dateline
