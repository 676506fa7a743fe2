// Each page in pages/ is invented, in the style of some kind of site. The text file beside it
// contains the expected title, day and body, or the reason for refusing it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "indexer/html/extract.h"
#include "indexer/prose/date_finder.h"
#include "tests/support/source_directory.h"

namespace dateline::html {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ostringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

std::vector<std::filesystem::path> pages() {
  const std::filesystem::path folder = test::source_directory() / "tests/unit/indexer/html/pages";
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".html") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// The article in the format of the text files.
std::string written(const Result<Article>& article) {
  if (!article) return "refused: " + article.error().message;
  const auto date = find_date(article->date, 0, DateRange{});
  return "title: " + article->title + "\ndate: " + (date ? date->date.iso() : "") + "\n\n" +
         article->body + "\n";
}

TEST_CASE("articles are extracted from all kinds of pages, complete and alone", "[html]") {
  const auto found = pages();
  REQUIRE(found.size() > 40);
  for (const auto& path : found) {
    INFO(path.filename());
    const std::string expected = read_file(std::filesystem::path(path).replace_extension(".txt"));
    const std::string got = written(extract_article(read_file(path)));
    if (expected.starts_with("refused: ")) {
      const std::string reason = expected.substr(0, expected.find('\n'));
      CHECK(got.substr(0, reason.size()) == reason);
    } else {
      CHECK(got == expected);
    }
  }
}

}  // namespace
}  // namespace dateline::html
