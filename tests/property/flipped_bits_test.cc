// Bits are flipped at 200 places of each table of an index. Its digests notice each. A query ends
// with a right answer or an error, or, where Xapian's tables cannot tell, with an answer that lacks
// releases or ranks them otherwise: never with a release that does not match it, has another text
// or date than was stored, and never by a signal.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <set>
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
};

enum Outcome { right, error, otherwise_ranked, releases_lost, wrong_answer };

struct Answer {
  std::vector<Release> releases;
  std::size_t count = 0;
};

Result<std::vector<Answer>> ask(const std::string& path) {
  std::vector<Answer> answers;
  auto session = Session::open({path});
  if (!session) return tl::unexpected<Error>(session.error());
  for (const Asked& query : queries) {
    SearchRequest request;
    request.text = query.text;
    request.today = *Date::parse("2022-01-01");
    request.ranking.order = query.order;
    request.ranking.recency = {request.today, 365};
    request.limit = 300;
    auto result = session->search(request);
    if (!result) return pass(std::move(result));
    Answer& answer = answers.emplace_back();
    answer.count = result->count;
    for (Hit& hit : result->hits) answer.releases.push_back(std::move(hit.release));
  }
  return answers;
}

std::multiset<std::string> ids(const Answer& answer) {
  std::multiset<std::string> ids;
  for (const Release& release : answer.releases) ids.insert(release.id);
  return ids;
}

Outcome outcome_of(const std::string& path, const std::vector<Answer>& expected,
                   const std::map<std::string, Release>& stored) {
  const auto answers = ask(path);
  if (!answers) return error;
  Outcome outcome = right;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const Answer& answer = (*answers)[i];
    for (const Release& release : answer.releases) {
      const auto known = stored.find(release.id);
      if (known == stored.end() || release != known->second) return wrong_answer;
      if (!queries[i].matches(release)) return wrong_answer;
    }
    if (answer.releases == expected[i].releases && answer.count == expected[i].count) continue;
    const bool all = ids(answer) == ids(expected[i]);
    outcome = std::max(outcome, all ? otherwise_ranked : releases_lost);
  }
  return outcome;
}

// In a process of its own with bounded time and memory; the outcome, or minus the signal.
int outcome_apart(const std::string& path, const std::vector<Answer>& expected,
                  const std::map<std::string, Release>& stored) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGSEGV, SIG_DFL);
    ::signal(SIGABRT, SIG_DFL);
    const rlimit memory{std::uint64_t{4} << 30, std::uint64_t{4} << 30};
    ::setrlimit(RLIMIT_AS, &memory);
    ::alarm(60);
    ::_exit(outcome_of(path, expected, stored));
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

}  // namespace

TEST_CASE("flipped bits are noticed", "[flipped]") {
  const std::vector<Release> made = releases();
  std::map<std::string, Release> stored;
  for (const Release& release : made) stored.emplace(release.id, release);
  const test::TestIndex index(made);
  const IndexDirectory directory(index.path());
  const fs::path generation = directory.generation_path(*directory.live());
  REQUIRE(write_table_digests(generation));
  REQUIRE(compare_table_digests(generation)->empty());
  const auto expected = ask(index.path());
  REQUIRE(expected);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    INFO(queries[i].text);
    const auto matching = std::count_if(made.begin(), made.end(), queries[i].matches);
    REQUIRE(matching > 0);
    REQUIRE((*expected)[i].count == static_cast<std::size_t>(matching));
    REQUIRE((*expected)[i].releases.size() == (*expected)[i].count);
  }

  std::mt19937_64 random(2022);
  std::map<std::string, std::map<int, int>> outcomes;
  for (const char* name :
       {"iamglass", "postlist.glass", "docdata.glass", "termlist.glass", "position.glass"}) {
    std::fstream table(generation / name, std::ios::in | std::ios::out | std::ios::binary);
    const std::uint64_t size = fs::file_size(generation / name);
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
      ++outcomes[name][outcome_apart(index.path(), *expected, stored)];
      write(byte);
    }
  }
  REQUIRE(compare_table_digests(generation)->empty());
  std::string counts;
  for (const auto& [name, of] : outcomes) {
    counts += name;
    for (const auto& [outcome, count] : of) {
      counts += " " + std::to_string(outcome) + ":" + std::to_string(count);
    }
    counts += "\n";
  }
  INFO("right 0, error 1, otherwise ranked 2, releases lost 3, wrong 4\n" << counts);
  for (const auto& [name, of] : outcomes) {
    for (const auto& [outcome, count] : of) {
      CHECK(outcome >= right);
      CHECK(outcome != wrong_answer);
    }
  }
  CHECK(outcomes["iamglass"] == std::map<int, int>{{error, places}});
  CHECK(outcomes["docdata.glass"].count(otherwise_ranked) == 0);
  CHECK(outcomes["docdata.glass"].count(releases_lost) == 0);
}

}  // namespace dateline
