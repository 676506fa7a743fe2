// How fast one core parses and cleans records in memory, in input bytes.
// DATELINE_BENCH_FOLDER names a folder of real pages to clean instead of invented ones.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/format/form.h"
#include "indexer/pipeline/chunk.h"
#include "indexer/pipeline/survey.h"
#include "indexer/source/walk.h"

namespace dateline {
namespace {

constexpr std::size_t pages = 200;
constexpr std::size_t paragraphs = 12;

/// Records in memory and the boilerplate learned from them.
struct Archive {
  std::vector<Record> records;
  BoilerplateModel boilerplate;
  std::size_t bytes = 0;
};

std::string sentence(std::size_t number) {
  static constexpr std::string_view subjects[] = {"The harbour master", "A council of seven towns",
                                                  "The old lighthouse keeper", "Every ferry"};
  static constexpr std::string_view verbs[] = {"said on Monday that",
                                               "has asked the county whether",
                                               "will soon decide if", "wrote in the report that"};
  static constexpr std::string_view objects[] = {
      "the bridge over the sound is open again", "tickets can be had until the end of the summer",
      "the tide tables were wrong for 12 years", "nobody has to pay for what was never built"};
  return fmt::format("{} {} {}, and number {} of the list is no longer to be seen.",
                     subjects[number % 4], verbs[number / 4 % 4], objects[number / 16 % 4], number);
}

std::string text_page(std::size_t number) {
  std::string page = fmt::format(
      "Ferry {0} Sails - Harbour County\nSkip to content\nHome\nTide Tables\nPress\n"
      "Published\nMay {1}, 2021\nFerry {0} Sails\nFOR IMMEDIATE RELEASE\n",
      number, 1 + number % 28);
  for (std::size_t i = 0; i < paragraphs; ++i) {
    page += fmt::format("{} {} {}\n", sentence(number + i), sentence(number * 3 + i),
                        sentence(number * 7 + i));
  }
  return page + "###\nShare\nLatest Posts\nA Tunnel Is Built\nPrivacy Policy\nTerms of Use\n";
}

std::string html_page(std::size_t number) {
  std::string page = fmt::format(
      "<!DOCTYPE html><html lang=\"en\"><head><title>Ferry {0} Sails | Harbour County</title>"
      "<meta property=\"article:published_time\" content=\"2021-05-{1:02}\">"
      "<script>window.harbour = {{page: {0}}};</script></head><body><nav class=\"menu\"><ul>",
      number, 1 + number % 28);
  for (std::size_t i = 0; i < 40; ++i) {
    page += fmt::format("<li><a href=\"/tide/{0}\" class=\"menu-item level-{1}\">Tide {0}</a></li>",
                        i, i % 3);
  }
  page += fmt::format("</ul></nav><main><article><h1>Ferry {} Sails</h1>", number);
  for (std::size_t i = 0; i < paragraphs; ++i) {
    page += fmt::format("<p class=\"text\">{} <a href=\"/more\">{}</a></p>", sentence(number + i),
                        sentence(number * 3 + i));
  }
  return page +
         "</article></main><footer><p>Harbour County, all rights reserved</p></footer>"
         "</body></html>";
}

Archive invented(const char* extension, std::string (*make)(std::size_t)) {
  Archive archive;
  for (std::size_t number = 0; number < pages; ++number) {
    Record record;
    record.origin.file = fmt::format("harbour/{}.{}", number, extension);
    record.bytes = make(number);
    record.form = *recognise({record.origin.file, record.bytes, nullptr});
    archive.bytes += record.bytes.size();
    archive.records.push_back(std::move(record));
  }
  return archive;
}

Archive of_folder(const char* folder) {
  Archive archive;
  const Walk found = walk({folder});
  archive.boilerplate = learn_boilerplate(found.dumps, {}, 1, {}).value();
  read_chunks(found.dumps, {}, std::size_t{4} << 20, 1, [&](Chunk chunk) {
    archive.bytes += chunk.bytes;
    for (Record& record : chunk.records) archive.records.push_back(std::move(record));
    return true;
  });
  return archive;
}

void clean_all(benchmark::State& state, const Archive& archive) {
  for (const auto& step : state) {
    static_cast<void>(step);
    for (const Record& record : archive.records) {
      auto release = read_release(record, archive.boilerplate);
      benchmark::DoNotOptimize(release);
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * archive.bytes));
}

void clean_text_pages(benchmark::State& state) {
  clean_all(state, invented("txt", text_page));
}
BENCHMARK(clean_text_pages)->Unit(benchmark::kMillisecond);

void clean_html_pages(benchmark::State& state) {
  clean_all(state, invented("html", html_page));
}
BENCHMARK(clean_html_pages)->Unit(benchmark::kMillisecond);

void clean_folder(benchmark::State& state) {
  const char* folder = std::getenv("DATELINE_BENCH_FOLDER");
  if (folder == nullptr) return state.SkipWithError("DATELINE_BENCH_FOLDER names no folder");
  clean_all(state, of_folder(folder));
}
BENCHMARK(clean_folder)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dateline
