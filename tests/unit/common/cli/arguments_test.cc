#include "common/cli/arguments.h"

#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <initializer_list>
#include <stdexcept>

namespace dateline {
namespace {

constexpr std::array search_options{
    Option{.name = "limit", .letter = 'n', .value = "N", .help = "How many.", .fallback = "10"},
    Option{.name = "sort", .value = "ORDER", .help = "Order.", .choices = "blend|newest|oldest"},
    Option{.name = "db",
           .value = "DIR",
           .help = "Index.",
           .environment = "DATELINE_TEST_DB",
           .repeatable = true},
    Option{.name = "count", .letter = 'c', .help = "Only counts."},
    Option{.name = "json", .letter = 'j', .help = "As JSON."},
};
constexpr std::array index_options{
    Option{.name = "memory", .value = "SIZE", .help = "Budget.", .fallback = "512M"},
    Option{.name = "quiet", .letter = 'q', .help = "Less."},
    Option{.name = "verbose", .letter = 'v', .help = "More."},
};
constexpr std::array query_commands{
    Command{.name = "search", .operands = "WORDS...", .options = search_options},
    Command{.name = "watch", .operands = "ACTION [WORDS...]"},
    Command{.name = "topic add", .operands = "NAME WORDS..."},
    Command{.name = "topic list"},
    Command{.name = "terms"},
};
constexpr std::array indexer_commands{
    Command{.name = "index", .operands = "PATH...", .options = index_options},
};
constexpr Program query{.name = "ask",
                        .summary = "Asks",
                        .description = "",
                        .commands = query_commands,
                        .default_command = &query_commands[0]};
constexpr Program indexer{
    .name = "build", .summary = "Builds", .description = "", .commands = indexer_commands};

using Words = std::vector<std::string>;

Result<Arguments> parse(const Program& program, std::initializer_list<const char*> words) {
  // Ignore the configuration of this machine and user.
  ::setenv("DATELINE_CONFIG", "/dev/null", 0);
  std::vector<const char*> line{"program"};
  line.insert(line.end(), words);
  return parse_arguments(program, static_cast<int>(line.size()), line.data());
}

Words operands(std::initializer_list<const char*> words) {
  const auto arguments = parse(query, words);
  REQUIRE(arguments);
  return arguments->operands();
}

Error error(const Program& program, std::initializer_list<const char*> words) {
  const auto arguments = parse(program, words);
  REQUIRE_FALSE(arguments);
  CHECK(arguments.error().kind == ErrorKind::usage);
  return arguments.error();
}

TEST_CASE("the first argument names a command, or the default one runs") {
  CHECK(parse(query, {"ODIHR"})->command().name == "search");
  CHECK(parse(query, {})->command().name == "search");
  CHECK(parse(query, {"watch", "run"})->command().name == "watch");
  CHECK(operands({"search", "watch"}) == Words{"watch"});
  CHECK(operands({"--", "watch"}) == Words{"watch"});
  CHECK(operands({"--count", "watch"}) == Words{"watch"});
}

TEST_CASE("the first two arguments may name a command") {
  const auto added = parse(query, {"topic", "add", "wage", "minimum", "-congress"});
  REQUIRE(added);
  CHECK(added->command().name == "topic add");
  CHECK(added->operands() == Words{"wage", "minimum", "-congress"});
  CHECK(parse(query, {"topic", "list"})->command().name == "topic list");
  CHECK(operands({"--", "topic", "list"}) == Words{"topic", "list"});
  CHECK(operands({"search", "topic", "list"}) == Words{"topic", "list"});
  CHECK(error(query, {"topic"}).message == "topic: expected one of add, list");
  CHECK(error(query, {"topic"}).hint == "to search for the word: ask -- topic");
  CHECK(error(query, {"topic", "lsit"}).hint == "did you mean 'topic list'?");
  CHECK(parse(query, {"topic", "--help"})->operands() == Words{"topic"});
}

TEST_CASE("a program without a default command requires one") {
  CHECK(parse(indexer, {"index", "a"})->command().name == "index");
  CHECK(error(indexer, {}).message == "missing command");
  CHECK(error(indexer, {"--config=/dev/null"}).message == "missing command");
  CHECK(error(indexer, {"indx", "a"}).hint == "did you mean 'index'?");
  CHECK(error(indexer, {"--quiet", "index"}).message == "missing command before --quiet");
  const auto help = parse(indexer, {"--help"});
  REQUIRE(help);
  CHECK(help->flag("help"));
  CHECK(help->command().name.empty());
}

TEST_CASE("values are separate, after '=', or after their letter") {
  for (const auto words : {std::initializer_list<const char*>{"--limit", "5", "a"},
                           {"--limit=5", "a"},
                           {"-n", "5", "a"},
                           {"a", "-n5"}}) {
    const auto arguments = parse(query, words);
    REQUIRE(arguments);
    CHECK(arguments->number("limit") == 5);
    CHECK(arguments->operands() == Words{"a"});
  }
  CHECK(parse(query, {"a"})->number("limit") == 10);
  CHECK_FALSE(parse(query, {"a"})->given("limit"));
  CHECK(parse(query, {"--limit", "-7"})->number("limit") == -7);
  CHECK(parse(query, {"--limit", "1", "--limit", "2"})->number("limit") == 2);
  CHECK(parse(query, {"--db", "a", "--db=b"})->texts("db") == Words{"a", "b"});
  CHECK(parse(query, {"--db="})->texts("db") == Words{""});
}

TEST_CASE("what looks like a value or a command among words is noted") {
  const auto notes = [](std::initializer_list<const char*> words) {
    const auto arguments = parse(query, words);
    REQUIRE(arguments);
    return arguments->notes();
  };
  CHECK(parse(query, {"a", "-nall"})->text("limit") == "all");
  CHECK(notes({"a", "-nall"}).empty());
  CHECK(notes({"a", "-call"}).empty());
  CHECK(notes({"a", "-ncongress"}).empty());
  CHECK(notes({"a", "-n../b"}) == Words{"-n../b excludes a word; for the option write -n ../b"});
  CHECK(notes({"--", "-n../b"}).empty());
  CHECK(notes({"--db", "x", "topic", "add"}) ==
        Words{"searched for 'topic add'; a command must come before options"});
  CHECK(notes({"--db", "x", "topic"}).empty());
  CHECK(notes({"--db", "x", "--", "topic", "add"}).empty());
  CHECK(notes({"topic", "list"}).empty());
}

TEST_CASE("flag letters may be joined if operands are not words") {
  const auto arguments = parse(indexer, {"index", "-qv", "--memory", "1k"});
  REQUIRE(arguments);
  CHECK(arguments->flag("quiet"));
  CHECK(arguments->flag("verbose"));
  CHECK(error(indexer, {"index", "-qx"}).message == "unknown option -x");
}

TEST_CASE("words with a dash are operands of a query") {
  CHECK(operands({"minimum wage", "-congress"}) == Words{"minimum wage", "-congress"});
  CHECK(operands({"-congress", "wage"}) == Words{"-congress", "wage"});
  CHECK(operands({"a", "-nuclear", "-title:b", "-\"c d\""}) ==
        Words{"a", "-nuclear", "-title:b", "-\"c d\""});
  CHECK(operands({"a", "-", "b"}) == Words{"a", "-", "b"});
  CHECK(operands({"--", "a", "--limit", "-n"}) == Words{"a", "--limit", "-n"});
  CHECK(operands({"[a]", "++", "", "{}"}) == Words{"[a]", "++", "", "{}"});
  CHECK(error(query, {"a", "-x"}).message == "unknown option -x");
}

TEST_CASE("an unknown option suggests the nearest one") {
  CHECK(error(query, {"--limt", "5"}).hint == "did you mean '--limit'?");
  CHECK(error(query, {"a", "--josn"}).hint == "did you mean '--json'?");
  CHECK(error(query, {"--frobnicate"}).hint == "see 'ask --help'");
  CHECK(error(query, {"terms", "--frobnicate"}).hint == "see 'ask terms --help'");
}

TEST_CASE("an invalid option value is an error") {
  CHECK(error(query, {"--sort", "newset"}).message ==
        "--sort: 'newset' is not one of blend, newest, oldest");
  CHECK(error(query, {"--sort", "newset"}).hint == "did you mean 'newest'?");
  CHECK(error(query, {"--limit"}).message == "--limit requires a value: N");
  CHECK(error(query, {"--count=3"}).message == "--count does not take a value");
  CHECK(error(query, {"terms", "a"}).message == "unexpected argument 'a'");
  CHECK_FALSE(parse(query, {"--limit", "many"})->number("limit"));
  CHECK_FALSE(parse(query, {"--limit", "5x"})->number("limit"));
  CHECK_THROWS_AS(parse(query, {})->flag("no-such-option"), std::logic_error);
}

TEST_CASE("sizes have binary units") {
  const auto size = [](const char* text) {
    return parse(indexer, {"index", "--memory", text})->bytes("memory");
  };
  CHECK(size("4096") == 4096U);
  CHECK(size("512M") == 536870912U);
  CHECK(size("2g") == 2147483648U);
  CHECK(parse(indexer, {"index"})->bytes("memory") == 536870912U);
  for (const char* wrong : {"", "M", "5X", "5MB", "-5", "18446744073709551615T"}) {
    CHECK_FALSE(size(wrong));
  }
}

TEST_CASE("durations have units") {
  const auto length = [](const char* text) {
    return parse(indexer, {"index", "--memory", text})->duration("memory");
  };
  CHECK(length("90") == std::chrono::seconds(90));
  CHECK(length("30s") == std::chrono::seconds(30));
  CHECK(length("10m") == std::chrono::minutes(10));
  CHECK(length("2h") == std::chrono::hours(2));
  CHECK(length("1d") == std::chrono::hours(24));
  for (const char* wrong : {"", "m", "5x", "5mm", "-5s", "9223372036854775807d"}) {
    CHECK_FALSE(length(wrong));
  }
}

TEST_CASE("the environment supplies options that are not given") {
  ::setenv("DATELINE_TEST_DB", "from-environment", 1);
  CHECK(parse(query, {})->text("db") == "from-environment");
  CHECK(parse(query, {})->given("db"));
  CHECK(parse(query, {"--db", "given"})->texts("db") == Words{"given"});
  ::unsetenv("DATELINE_TEST_DB");
  CHECK_FALSE(parse(query, {})->given("db"));
}

}  // namespace
}  // namespace dateline
