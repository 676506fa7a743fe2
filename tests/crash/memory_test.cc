// The memory use of an update depends on --memory, not on the number or size of the dumps it reads.
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "tests/crash/indexer_process.h"
#include "tests/crash/large_archive.h"
#include "tests/support/temporary_directory.h"

using namespace dateline;
using namespace dateline::test;

namespace {

// Enough words for their postings to take space.
std::string releases(int dump) {
  std::mt19937 random(static_cast<std::mt19937::result_type>(dump));
  std::string lines;
  for (int i = 0; i < 100; ++i) {
    std::string text;
    for (int word = 0; word < 300; ++word) text += "w" + std::to_string(random() % 20000) + ' ';
    const std::string name = std::to_string(dump) + "-" + std::to_string(i);
    lines.append(R"({"id": ")").append(name).append(R"(", "title": "The Bridge )").append(name);
    lines.append(R"( Opens", "date": "2021-05-06", "text": ")").append(text).append("\"}\n");
  }
  return lines;
}

void write_dumps(const TemporaryDirectory& directory, const std::string& archive, int count) {
  for (int dump = 0; dump < count; ++dump) {
    directory.write(archive + "/" + std::to_string(dump) + ".jsonl", releases(dump));
  }
}

// The same releases in one.
void write_one_dump(const TemporaryDirectory& directory, const std::string& archive, int count) {
  std::string lines;
  for (int dump = 0; dump < count; ++dump) lines += releases(dump);
  directory.write(archive + "/all.jsonl", lines);
}

long peak_of(const std::string& index, const std::string& archive) {
  const Ending ending =
      run_indexer({"index", "--db", index, "--jobs", "1", "--memory", "2M", archive});
  INFO(ending.output);
  REQUIRE(ending.code == 0);
  return ending.peak_kilobytes;
}

#ifdef __SANITIZE_ADDRESS__
constexpr bool sanitized = true;  // the sanitizer keeps what was freed
#else
constexpr bool sanitized = false;
#endif

constexpr int few = 2;
constexpr int many = 8;

}  // namespace

TEST_CASE("an update needs no more memory for more or larger dumps") {
  const TemporaryDirectory temporary;
  const std::string path = temporary.path().string() + "/";
  const bool one_dump = GENERATE(false, true);
  CAPTURE(one_dump);
  (one_dump ? write_one_dump : write_dumps)(temporary, "few", few);
  (one_dump ? write_one_dump : write_dumps)(temporary, "many", many);
  const std::string kept = write_large_archive(temporary, "kept", 32);
  const auto peak = [&](const std::string& archive) {
    const std::string index = path + archive + ".db";
    REQUIRE(run_indexer({"index", "--db", index, kept}).code == 0);
    return peak_of(index, path + archive);
  };
  const long small = peak("few");
  const long large = peak("many");
  CAPTURE(small, large);
  CHECK((sanitized || large < small * 3 / 2));
}
