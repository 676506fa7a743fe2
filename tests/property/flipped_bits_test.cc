// Flips bits at 200 places in each table of an index. The digests detect each of them. A query
// gives the same result as on the sound index, or an error: never a different result, a crash or an
// endless loop.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "common/database/index_directory.h"
#include "indexer/maintenance/table_digests.h"
#include "query/search/session.h"
#include "tests/support/test_index.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr int places = 200;

std::vector<Release> releases() {
  const std::array buildings{"harbour", "bridge",  "council", "mayor",  "school",
                             "ferry",   "station", "market",  "museum", "library"};
  const std::array sides{"north", "old", "upper"};
  std::mt19937 random(7);
  std::vector<Release> made;
  for (int i = 0; i < 300; ++i) {
    std::string body;
    for (int word = 0; word < 8; ++word) {
      body += sides[random() % sides.size()];
      body += buildings[random() % buildings.size()];
      body += word % 3 == 2 ? ". " : " ";
    }
    const std::string day = (i % 28 < 9 ? "0" : "") + std::to_string(i % 28 + 1);
    made.push_back(test::make_release("Release " + std::to_string(i), body, "2021-05-" + day));
    made.back().source = i % 3 == 0 ? "Gazette" : "Courier";
  }
  return made;
}

bool has(const Release& release, std::string_view words) {
  return release.body.find(words) != std::string::npos;
}

/// A query, and whether a release matches it.
struct Asked {
  const char* text;
  SortOrder order;
  bool (*matches)(const Release& release);
};

constexpr std::array queries{
    Asked{"northharbour", SortOrder::blend,
          [](const Release& r) { return has(r, "northharbour"); }},
    Asked{"oldschool northmuseum", SortOrder::newest,
          [](const Release& r) { return has(r, "oldschool") && has(r, "northmuseum"); }},
    Asked{"upperbridge OR oldmarket", SortOrder::relevance,
          [](const Release& r) { return has(r, "upperbridge") || has(r, "oldmarket"); }},
    Asked{"northferr*", SortOrder::blend, [](const Release& r) { return has(r, "northferry"); }},
    Asked{"source:gazette uppermayor", SortOrder::blend,
          [](const Release& r) { return r.source == "Gazette" && has(r, "uppermayor"); }},
    Asked{"oldstation since:2021-05-15", SortOrder::oldest,
          [](const Release& r) {
            return has(r, "oldstation") && r.date >= Date::from_ymd(2021, 5, 15);
          }},
    Asked{"\"northcouncil oldlibrary\"", SortOrder::blend,
          [](const Release& r) { return has(r, "northcouncil oldlibrary"); }},
    Asked{"northharbuor", SortOrder::blend, [](const Release&) { return false; }},
};

enum Outcome { right, error, wrong_answer };

struct Answer {
  std::vector<Release> releases;
  std::size_t count = 0;
  std::string suggestion;

  bool operator==(const Answer&) const = default;
};

Result<std::vector<Answer>> ask(const std::string& path) {
  std::vector<Answer> answers;
  auto session = Session::open({path});
  if (!session) return pass(session);
  for (const Asked& query : queries) {
    SearchRequest request;
    request.text = query.text;
    request.today = *Date::parse("2022-01-01");
    request.ranking.order = query.order;
    request.ranking.recency = {request.today, 365};
    request.limit = 300;
    auto result = session->search(request);
    if (!result) return pass(result);
    Answer& answer = answers.emplace_back();
    answer.count = result->count;
    answer.suggestion = result->suggestion;
    for (Hit& hit : result->hits) answer.releases.push_back(std::move(hit.release));
  }
  return answers;
}

Outcome outcome_of(const std::string& path, const std::vector<Answer>& expected) {
  const auto answers = ask(path);
  if (!answers) return error;
  return *answers == expected ? right : wrong_answer;
}

// Runs in a separate process with bounded time and memory; the outcome, or minus the signal.
int outcome_apart(const std::string& path, const std::vector<Answer>& expected) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGSEGV, SIG_DFL);
    ::signal(SIGABRT, SIG_DFL);
    const rlimit memory{std::uint64_t{4} << 30, std::uint64_t{4} << 30};
    ::setrlimit(RLIMIT_AS, &memory);
    ::alarm(60);
    ::_exit(outcome_of(path, expected));
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/// What became of the queries, by table.
using Outcomes = std::map<std::string, std::map<int, int>>;

void flip_bits(test::IndexKind kind) {
  const std::vector<Release> made = releases();
  const test::TestIndex index(made, kind);
  const IndexDirectory directory(index.path());
  const fs::path generation = directory.generation_path(*directory.live());
  REQUIRE(write_table_digests(generation));
  REQUIRE(compare_table_digests(generation)->empty());
  const auto expected = ask(index.path());
  REQUIRE(expected);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    INFO(queries[i].text);
    const auto matching = std::count_if(made.begin(), made.end(), queries[i].matches);
    REQUIRE((matching > 0) != !(*expected)[i].suggestion.empty());
    REQUIRE((*expected)[i].count == static_cast<std::size_t>(matching));
    REQUIRE((*expected)[i].releases.size() == (*expected)[i].count);
  }

  std::mt19937_64 random(2022);
  Outcomes outcomes;
  for (const char* name : {"iamglass", "postlist.glass", "docdata.glass", "spelling.glass"}) {
    std::fstream table(generation / name, std::ios::in | std::ios::out | std::ios::binary);
    const std::uint64_t size = fs::file_size(generation / name);
    if (size == 0) continue;
    for (int place = 0; place < places; ++place) {
      const auto at = static_cast<std::streamoff>(random() % size);
      table.seekg(at);
      const int byte = table.get();
      const auto write = [&](int value) {
        table.seekp(at);
        table.put(static_cast<char>(value));
        table.flush();
      };
      write(byte ^ (1 << (random() % 8)));
      const auto differences = compare_table_digests(generation);
      REQUIRE(differences);
      REQUIRE(differences->size() == 1);
      ++outcomes[name][outcome_apart(index.path(), *expected)];
      write(byte);
    }
  }
  REQUIRE(compare_table_digests(generation)->empty());
  for (auto& [name, of] : outcomes) {
    INFO(name << ": " << of[right] << " right answers, " << of[error] << " errors, "
              << of[wrong_answer] << " wrong answers");
    CHECK(of[right] + of[error] == places);
  }
  CHECK(outcomes["iamglass"][error] == places);
  CHECK(outcomes["docdata.glass"][error] == places);
  CHECK(outcomes["postlist.glass"][error] > 0);
  CHECK(outcomes["spelling.glass"][error] > 0);
}

}  // namespace

TEST_CASE("flipped bits are detected", "[flipped]") {
  flip_bits(test::IndexKind::pairs);
}

TEST_CASE("flipped bits are detected where only stems are indexed", "[flipped]") {
  flip_bits(test::IndexKind::stems);
}

}  // namespace dateline
