#include "common/cli/configuration.h"

#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>

#include "common/cli/arguments.h"
#include "tests/support/temporary_directory.h"

namespace dateline {
namespace {

constexpr std::array index_options{
    Option{
        .name = "db", .value = "DIR", .fallback = "default.db", .environment = "DATELINE_TEST_DB"},
    Option{.name = "jobs", .value = "N", .fallback = "0"},
    Option{.name = "tag", .value = "TAG", .repeatable = true},
    Option{.name = "progress", .value = "WHEN", .choices = "auto|never"},
    Option{.name = "prune", .help = "Removes."},
};
constexpr std::array archive_options{
    Option{
        .name = "db", .value = "DIR", .fallback = "default.db", .environment = "DATELINE_TEST_DB"},
    Option{.name = "archive", .value = "NAME", .repeatable = true},
    Option{.name = "jobs", .value = "N"},
};
constexpr std::array check_options{
    Option{.name = "db", .value = "DIR", .fallback = "default.db"},
    Option{.name = "archive", .value = "NAME"},
};
constexpr std::array search_options{
    Option{.name = "db", .value = "DIR", .fallback = "default.db", .repeatable = true},
    Option{.name = "archive", .value = "NAME", .repeatable = true},
};
constexpr std::array commands{
    Command{.name = "index", .operands = "PATH...", .options = index_options},
    Command{.name = "read", .operands = "PATH...", .options = archive_options},
    Command{.name = "check", .options = check_options},
    Command{.name = "search", .operands = "WORDS...", .options = search_options},
};
constexpr std::array<std::string_view, 1> sibling_commands{"sibling"};
constexpr std::array<std::string_view, 1> sibling_settings{"verbose"};
constexpr Program program{.name = "build",
                          .summary = "Builds",
                          .description = "",
                          .commands = commands,
                          .configured_commands = sibling_commands,
                          .configured_settings = sibling_settings};

using Words = std::vector<std::string>;

class Configured {
 public:
  explicit Configured(std::string_view content) : file_(folder_.write("test.conf", content)) {}

  const std::string& file() const { return file_; }

  Result<Arguments> parse(std::vector<const char*> words) const {
    words.insert(words.begin(), "build");
    words.insert(words.end(), {"--config", file_.c_str()});
    return parse_arguments(program, static_cast<int>(words.size()), words.data());
  }

 private:
  test::TemporaryDirectory folder_;
  std::string file_;
};

TEST_CASE("a configuration file has sections, settings and comments") {
  const Configured configured("db = a b \r\n\n# remark\n; remark\n [index] \n path=/x=y\n");
  const auto settings = read_configuration(configured.file());
  REQUIRE(settings);
  REQUIRE(settings->size() == 2);
  CHECK(settings->at(0).section.empty());
  CHECK(settings->at(0).value == "a b");
  CHECK(settings->at(1).section == "index");
  CHECK(settings->at(1).key == "path");
  CHECK(settings->at(1).value == "/x=y");
  CHECK(settings->at(1).place == configured.file() + ":6");

  const Configured marked("\uFEFF[index]\npath = x\n");  // as editors of Windows begin files
  REQUIRE(read_configuration(marked.file()));
  CHECK(read_configuration(marked.file())->at(0).section == "index");
}

TEST_CASE("a line that is not a setting is an error that names the line") {
  const Configured configured("db = a\nnonsense\n");
  const auto settings = read_configuration(configured.file());
  REQUIRE_FALSE(settings);
  CHECK(settings.error().message == configured.file() + ":2: invalid line 'nonsense'");
  CHECK_FALSE(read_configuration(configured.file() + ".missing"));
}

TEST_CASE("files set what neither the command line nor the environment sets") {
  const Configured configured(
      "db = general.db\njobs = 7\nprogress = never\n"
      "[index]\ndb = news.db\ntag = a\ntag = b\nprune = yes\npath = /one\npath = /two\n"
      "[check]\ndb = other.db\n[sibling]\nverbose = 1\n");
  const auto arguments = configured.parse({"index"});
  REQUIRE(arguments);
  CHECK(arguments->text("db") == "news.db");
  CHECK(arguments->number("jobs") == 7);
  CHECK(arguments->texts("tag") == Words{"a", "b"});
  CHECK(arguments->flag("prune"));
  CHECK(arguments->operands() == Words{"/one", "/two"});

  const auto given = configured.parse({"index", "--db", "mine.db", "--tag", "c", "/three"});
  REQUIRE(given);
  CHECK(given->text("db") == "mine.db");
  CHECK(given->texts("tag") == Words{"c"});
  CHECK(given->operands() == Words{"/three"});

  ::setenv("DATELINE_TEST_DB", "environment.db", 1);
  CHECK(configured.parse({"index"})->text("db") == "environment.db");
  ::unsetenv("DATELINE_TEST_DB");
}

TEST_CASE("wrong settings are refused with file and line") {
  const auto message = [](std::string_view content) {
    const Configured configured(content);
    const auto arguments = configured.parse({"index"});
    REQUIRE_FALSE(arguments);
    CHECK(arguments.error().kind == ErrorKind::usage);
    return arguments.error().message.substr(configured.file().size()) + " - " +
           arguments.error().hint;
  };
  CHECK(message("[index]\njbos = 1\n") == ":2: unknown option jbos - did you mean jobs?");
  CHECK(message("jbos = 1\n") == ":1: unknown option jbos - did you mean jobs?");
  CHECK(message("[search]\ndp = 1\n") == ":2: unknown option dp - did you mean db?");
  CHECK(message("[check]\njobs = 1\n") == ":2: unknown option jobs - choose from db, archive");
  CHECK(message("[indx]\njobs = 1\n") == ":2: unknown section indx - did you mean index?");
  CHECK(message("[siblin]\nverbose = 1\n") == ":2: unknown section siblin - did you mean sibling?");
  CHECK(message("verbos = 1\n") == ":1: unknown option verbos - did you mean verbose?");
  CHECK(message("[index]\nprune = perhaps\n") == ":2: prune: 'perhaps' is neither yes nor no - ");
  CHECK(message("progress = often\n") == ":1: progress: 'often' is not one of auto, never - ");
}

constexpr std::string_view two_archives =
    "jobs = 1\n"
    "[read]\njobs = 2\n"
    "[archive wires]\ndb = wires.db\npath = /wires\npath = /more\njobs = 3\n"
    "[archive senate]\ndb = senate.db\npath = /senate\n";

TEST_CASE("archives are used if nothing else names an index") {
  const Configured configured(two_archives);
  const auto all = configured.parse({"read"});
  REQUIRE(all);
  REQUIRE(all->archives().size() == 2);
  const Arguments& wires = all->archives()[0];
  CHECK(wires.text("archive") == "wires");
  CHECK(wires.text("db") == "wires.db");
  CHECK(wires.operands() == Words{"/wires", "/more"});
  CHECK(wires.number("jobs") == 3);
  CHECK(all->archives()[1].number("jobs") == 2);
  CHECK(all->archives()[1].operands() == Words{"/senate"});

  for (const auto& words :
       {std::vector<const char*>{"read", "/path"}, {"read", "--db", "mine.db", "/path"}}) {
    const auto other = configured.parse(words);
    REQUIRE(other);
    CHECK(other->archives().empty());
    CHECK(other->operands() == Words{"/path"});
    CHECK(other->text("archive").empty());
  }
  const auto flags = configured.parse({"read", "--jobs", "9"});
  REQUIRE(flags);
  CHECK(flags->archives()[0].number("jobs") == 9);
}

TEST_CASE("the option archive names one of them and overrides the environment") {
  const Configured configured(two_archives);
  ::setenv("DATELINE_TEST_DB", "environment.db", 1);
  const auto one = configured.parse({"read", "--archive", "senate"});
  const auto none = configured.parse({"read", "/path"});
  ::unsetenv("DATELINE_TEST_DB");
  REQUIRE(one);
  CHECK(one->archives().empty());
  CHECK(one->text("db") == "senate.db");
  CHECK(one->operands() == Words{"/senate"});
  REQUIRE(none);
  CHECK(none->text("db") == "environment.db");
  CHECK(configured.parse({"check", "--archive", "wires"})->text("db") == "wires.db");
  // Named twice, it is used once.
  CHECK(configured.parse({"read", "--archive", "wires", "--archive", "wires"})->text("db") ==
        "wires.db");
}

TEST_CASE("indexes of several archives are searched as one") {
  const Configured configured(two_archives);
  CHECK(configured.parse({"search", "word"})->texts("db") == Words{"wires.db", "senate.db"});
  CHECK(configured.parse({"search", "--db", "x", "word"})->texts("db") == Words{"x"});
  CHECK(configured.parse({"search", "--archive", "senate", "word"})->texts("db") ==
        Words{"senate.db"});
}

TEST_CASE("invalid archives are refused") {
  const auto message = [](std::string_view content, std::vector<const char*> words) {
    const auto arguments = Configured(content).parse(std::move(words));
    REQUIRE_FALSE(arguments);
    CHECK(arguments.error().kind == ErrorKind::usage);
    return arguments.error().message;
  };
  CHECK(message(two_archives, {"check"}) == "more than one archive is configured: wires, senate");
  CHECK(message(two_archives, {"read", "--archive", "wire"}) == "unknown archive 'wire'");
  CHECK(message("db = x\n[archive a]\npath = /a\n[archive b]\npath = /b\n", {"read"}) ==
        "archives a and b share the index x");
  CHECK(message("[archive a]\npath = /a\n", {"read"}).ends_with(":2: archive a has no db"));
  CHECK(message(two_archives, {"read", "--archive", "wires", "--db", "x"}) ==
        "--db: not available with --archive");
  CHECK(message("[archive a]\njbos = 1\n", {"read"}).ends_with(":2: unknown option jbos"));
  // Options of other commands or programs are ignored.
  CHECK(Configured("[archive a]\ndb = x\nprune = yes\n").parse({"read"}));
  CHECK(message("[archive a]\njbos = 1\n", {"search", "word"}).ends_with("unknown option jbos"));
}

TEST_CASE("an error about a value says where it was set") {
  const Configured configured("jobs = many\n");
  const auto arguments = configured.parse({"index", "/a"});
  REQUIRE(arguments);
  const auto jobs = arguments->number("jobs");
  REQUIRE_FALSE(jobs);
  CHECK(arguments->located(jobs.error()).message.ends_with(":1: jobs: 'many' is not an integer"));
  const Error other{ErrorKind::usage, "missing search words", {}};
  CHECK(arguments->located(other).message == other.message);

  const auto given = configured.parse({"index", "--jobs", "lots", "/a"});
  REQUIRE(given);
  CHECK(given->located(given->number("jobs").error()).message ==
        "--jobs: 'lots' is not an integer");
}

TEST_CASE("help works despite an invalid file") {
  CHECK(Configured("nonsense").parse({"index", "--help"}));
}

TEST_CASE("the user's file takes precedence over the system's") {
  const test::TemporaryDirectory folder;
  const std::string file = folder.write("dateline/dateline.conf", "");
  ::setenv("XDG_CONFIG_HOME", folder.path().c_str(), 1);
  const auto paths = configuration_paths();
  ::unsetenv("XDG_CONFIG_HOME");
  REQUIRE_FALSE(paths.empty());
  CHECK(paths.front() == file);
}

}  // namespace
}  // namespace dateline
