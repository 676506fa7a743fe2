#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <cstdint>
#include <string>

#include "common/support/file.h"
#include "indexer/format/form.h"
#include "tests/support/source_directory.h"

namespace dateline {
namespace {

TEST_CASE("dateline-formats(7) describes every form") {
  constexpr std::uint64_t most = 1 << 20;
  std::string page = *read_file(test::source_directory() / "data/man/dateline-formats.7", most);
  std::erase(page, '\\');
  for (const Form* form : forms()) {
    INFO(form->name());
    CHECK(page.find(fmt::format(".TP\n.B {}\n", form->name())) != std::string::npos);
  }
}

TEST_CASE("a sample opens behind its byte order mark and white space") {
  CHECK(Sample("a.txt", "\xEF\xBB\xBF \r\n\t<rss>").opening == "<rss>");
  CHECK(Sample("a.txt", "Harbour ").opening == "Harbour ");
  CHECK(Sample("a.txt", " \n").opening.empty());
}

}  // namespace
}  // namespace dateline
