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

}  // namespace
}  // namespace dateline
