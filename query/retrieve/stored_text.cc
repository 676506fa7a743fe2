#include "query/retrieve/stored_text.h"

#include <utility>

#include "common/database/guard.h"
#include "common/schema/keyword.h"

namespace dateline {

Release stored_text(const Snapshot& snapshot, Xapian::docid document) {
  auto release = snapshot.release(document);
  if (release) return *std::move(release);
  throw_error(release.error());
}

std::string id_term_of(const Snapshot& snapshot, Xapian::docid document) {
  return boolean_term(field(FieldId::id), stored_text(snapshot, document).id);
}

}  // namespace dateline
