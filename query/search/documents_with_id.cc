#include "query/search/documents_with_id.h"

#include "common/schema/fields.h"
#include "common/schema/keyword.h"

namespace dateline {

std::vector<Xapian::docid> documents_with_id(const Xapian::Database& database,
                                             const std::string& id) {
  const std::string term = boolean_term(field(FieldId::id), id);
  if (term.empty()) return {};
  return {database.postlist_begin(term), database.postlist_end(term)};
}

std::string id_term_of(const Xapian::Database& database, Xapian::docid document) {
  const std::string_view prefix = field(FieldId::id).prefix;
  auto term = database.termlist_begin(document);
  const auto end = database.termlist_end(document);
  if (term != end) term.skip_to(std::string(prefix));
  return term != end && (*term).starts_with(prefix) ? *term : std::string();
}

}  // namespace dateline
