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

TEST_CASE(
    "a file is known for a program or its settings by its name or by nearly all of its lines") {
  const auto refused = [](std::string_view name, const std::string& text) {
    const auto form = recognise({name, text});
    return form ? std::string() : form.error().message;
  };
  const std::string prose = "The harbour opens on Monday.\n";
  CHECK(refused("a/Makefile", prose) == "no release: a make file");
  CHECK(refused("site.min.JS", prose) == "no release: a script");
  CHECK(refused("a/.htaccess", prose) == "no release: settings");
  CHECK(refused("makefile.txt", prose) == "");
  CHECK(refused("a", "depth = 4\nname=Ida\n[quay]\n") == "no release: settings");
  CHECK(refused("a", "the depth = 4\na name=Ida\nquay\n") == "");
  std::string page;
  for (int line = 0; line < 41; ++line) page += prose;
  for (int line = 0; line < 400; ++line) page += "depth=4\n";
  CHECK(refused("a", page) == "");
}

}  // namespace
}  // namespace dateline
