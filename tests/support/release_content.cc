#include "tests/support/release_content.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "common/database/index_directory.h"
#include "common/database/snapshot.h"
#include "common/release/stored_release.h"
#include "common/schema/fields.h"

namespace dateline::test {
namespace {

// Which pairs have terms is learned from the whole archive.
constexpr std::string_view pair_prefix = "XB";

}  // namespace

ReleaseContent read_releases(const std::string& index) {
  const auto snapshot = Snapshot::open({index});
  REQUIRE(snapshot);
  const IndexDirectory directory(index);
  const Xapian::Database database(directory.generation_path(*directory.live()).string());
  std::map<Xapian::docid, std::string> terms;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    if ((*term).starts_with(pair_prefix)) continue;
    for (auto it = database.postlist_begin(*term); it != database.postlist_end(*term); ++it) {
      terms[*it] += *term + ' ' + std::to_string(it.get_wdf()) + '\n';
    }
  }
  ReleaseContent content;
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    const auto release = snapshot->release(*it);
    REQUIRE(release);
    std::ostringstream out;
    out << encode_release(*release) << ' ' << it.get_doclength() << '\n' << terms[*it];
    for (const Field& field : field_table) {
      if (field.slot == no_slot || field.id == FieldId::term_count) continue;
      const auto slot = static_cast<Xapian::valueno>(field.slot);
      out << slot << '=' << database.get_document(*it).get_value(slot) << '\n';
    }
    std::ostringstream place;
    place << release->origin.file << ' ' << release->origin.member << ' ' << release->origin.record;
    CHECK(content.emplace(place.str(), out.str()).second);
  }
  return content;
}

}  // namespace dateline::test
