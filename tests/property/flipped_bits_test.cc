// Bits are flipped at 200 places of each table of an index. Its digests notice
// each; a query ends with a right answer or an error, or, where Xapian cannot
// know better, an answer that only differs in what was found: never with a text
// that was not stored, and never by a signal.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <string>
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
  const std::vector<std::string> words{"harbour", "bridge",  "council", "mayor",  "school",
                                       "ferry",   "station", "market",  "museum", "library"};
  std::mt19937 random(7);
  std::vector<Release> made;
  for (int i = 0; i < 300; ++i) {
    std::string body;
    for (int word = 0; word < 80; ++word) {
      body += words[random() % words.size()] + (word % 9 == 8 ? ". " : " ");
    }
    made.push_back(test::make_release("Release " + std::to_string(i), body, "2021-05-06"));
  }
  return made;
}

enum Outcome { right, error, other_hits, unknown_text };

struct Answer {
  std::vector<std::string> titles;
  std::set<std::string> texts;
};

Result<Answer> ask(const std::string& path) {
  Answer answer;
  auto session = Session::open({path});
  if (!session) return tl::unexpected<Error>(session.error());
  for (const char* text : {"harbour bridge", "\"council mayor\"", "title:release", "ferr*"}) {
    SearchRequest request;
    request.text = text;
    request.today = *Date::parse("2022-01-01");
    request.limit = 50;
    auto result = session->search(request);
    if (!result) return pass(std::move(result));
    for (const Hit& hit : result->hits) {
      answer.titles.push_back(hit.release.title);
      answer.texts.insert(hit.release.title + "\n" + hit.release.body);
    }
  }
  return answer;
}

Outcome outcome_of(const std::string& path, const Answer& expected,
                   const std::set<std::string>& stored) {
  const auto answer = ask(path);
  if (!answer) return error;
  for (const std::string& text : answer->texts) {
    if (stored.count(text) == 0) return unknown_text;
  }
  return answer->titles == expected.titles ? right : other_hits;
}

// In a process of its own with bounded time and memory; the outcome, or minus
// the signal.
int outcome_apart(const std::string& path, const Answer& expected,
                  const std::set<std::string>& stored) {
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
  std::set<std::string> stored;
  for (const Release& release : made) stored.insert(release.title + "\n" + release.body);
  const test::TestIndex index(made);
  const IndexDirectory directory(index.path());
  const fs::path generation = directory.generation_path(*directory.live());
  REQUIRE(write_table_digests(generation));
  REQUIRE(compare_table_digests(generation)->empty());
  const auto expected = ask(index.path());
  REQUIRE(expected);

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
  INFO(counts);
  for (const auto& [name, of] : outcomes) {
    for (const auto& [outcome, count] : of) {
      CHECK(outcome >= 0);
      CHECK(outcome != unknown_text);
    }
  }
  CHECK(outcomes["docdata.glass"].count(other_hits) == 0);
}

}  // namespace dateline
