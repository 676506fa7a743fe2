#include "indexer/pipeline/positioned_words.h"

#include "common/database/index_words.h"

namespace dateline {

bool PositionedWords::operator()(std::string_view word) {
  const std::lock_guard lock(mutex_);
  const auto [known, is_new] = known_.try_emplace(std::string(word), false);
  if (is_new) {
    database_.reopen();
    known->second = has_positions(CheckedDatabase(database_), known->first);
  }
  return known->second;
}

}  // namespace dateline
