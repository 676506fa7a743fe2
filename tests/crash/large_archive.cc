#include "tests/crash/large_archive.h"

#include <filesystem>

namespace dateline::test {

namespace fs = std::filesystem;

std::string write_large_archive(const TemporaryDirectory& directory, const std::string& folder,
                                int megabytes) {
  std::string dump =
      R"({"id": "large", "title": "The Large Lighthouse", "date": "2021-05-06", "text": )"
      R"("It was opened by the council of the harbour today, and everybody who lives here had )"
      R"(waited for it for a long time."})"
      "\n";
  dump.append((std::size_t{1} << 20) - dump.size(), ' ');
  const std::string one = directory.write("large.jsonl", dump);
  const fs::path links = directory.path() / folder;
  fs::create_directories(links);
  for (int i = 0; i < megabytes; ++i) {
    fs::create_symlink(one, links / (std::to_string(i) + ".jsonl"));
  }
  return links.string();
}

}  // namespace dateline::test
