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
constexpr std::array commands{
    Command{.name = "index", .operands = "PATH...", .options = index_options},
    Command{.name = "search", .operands = "WORDS..."},
};
constexpr Program program{
    .name = "build", .summary = "Builds", .description = "", .commands = commands};

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

TEST_CASE("a configuration file has sections, settings and remarks") {
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
}

TEST_CASE("what is no setting is an error that names the line") {
  const Configured configured("db = a\nnonsense\n");
  const auto settings = read_configuration(configured.file());
  REQUIRE_FALSE(settings);
  CHECK(settings.error().message == configured.file() + ":2: 'nonsense' is no setting");
  CHECK_FALSE(read_configuration(configured.file() + ".missing"));
}

TEST_CASE("files give what neither the command line nor the environment gives") {
  const Configured configured(
      "db = general.db\njobs = 7\nunknown = 1\n"
      "[index]\ndb = news.db\ntag = a\ntag = b\nprune = yes\npath = /one\npath = /two\n"
      "[other]\nnonsense = 1\n");
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

TEST_CASE("wrong settings are refused with their place") {
  const auto message = [](std::string_view content) {
    const Configured configured(content);
    const auto arguments = configured.parse({"index"});
    REQUIRE_FALSE(arguments);
    CHECK(arguments.error().kind == ErrorKind::usage);
    return arguments.error().message.substr(configured.file().size());
  };
  CHECK(message("[index]\njbos = 1\n") == ":2: there is no option jbos");
  CHECK(message("[index]\nprune = perhaps\n") == ":2: 'perhaps' is neither yes nor no");
  CHECK(message("progress = often\n") == ":1: progress: 'often' is none of auto, never");
}

TEST_CASE("help is had in spite of a wrong file") {
  CHECK(Configured("nonsense").parse({"index", "--help"}));
}

TEST_CASE("the user's file is stronger than the system's") {
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
