#include "common/database/word_positions.h"

namespace dateline {

bool has_positions(const Xapian::Database& database, const std::string& term) {
  const auto document = database.postlist_begin(term);
  if (document == database.postlist_end(term)) return false;
  return database.positionlist_begin(*document, term) != database.positionlist_end(*document, term);
}

}  // namespace dateline
