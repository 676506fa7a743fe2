#include "tests/support/release_content.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "common/database/index_directory.h"
#include "common/database/snapshot.h"
#include "common/release/stored_release.h"

namespace dateline::test {

ReleaseContent read_releases(const std::string& index) {
  const auto snapshot = Snapshot::open({index});
  REQUIRE(snapshot);
  const IndexDirectory directory(index);
  const Xapian::Database database(directory.generation_path(*directory.live()).string());
  ReleaseContent content;
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    const auto release = snapshot->release(*it);
    REQUIRE(release);
    std::ostringstream out;
    out << encode_release(*release) << ' ' << it.get_doclength() << '\n';
    for (auto term = database.termlist_begin(*it); term != database.termlist_end(*it); ++term) {
      out << *term << ' ' << term.get_wdf();
      for (auto position = database.positionlist_begin(*it, *term);
           position != database.positionlist_end(*it, *term); ++position) {
        out << ' ' << *position;
      }
      out << '\n';
    }
    const Xapian::Document document = database.get_document(*it);
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      out << value.get_valueno() << '=' << *value << '\n';
    }
    std::ostringstream place;
    place << release->origin.file << ' ' << release->origin.member << ' ' << release->origin.record;
    CHECK(content.emplace(place.str(), out.str()).second);
  }
  return content;
}

}  // namespace dateline::test
