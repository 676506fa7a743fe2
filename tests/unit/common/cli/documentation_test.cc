#include "common/cli/documentation.h"

#include <array>
#include <catch2/catch.hpp>
#include <span>

#include "common/cli/columns.h"
#include "common/support/exit_code.h"

namespace dateline {
namespace {

constexpr std::array options{
    Option{.name = "db",
           .value = "DIR",
           .help = "The index.",
           .topic = "Index",
           .environment = "DATELINE_DB"},
    Option{.name = "sort",
           .letter = 's',
           .value = "ORDER",
           .help = "The order.",
           .topic = "Results",
           .fallback = "blend",
           .choices = "blend|newest"},
    Option{.name = "secret", .topic = "Results"},
};
constexpr std::array examples{Example{"ask 'it'", "Asks for it."}};
constexpr std::array commands{
    Command{.name = "search",
            .summary = "Finds what's there",
            .description = "First.\n\n.Second.",
            .operands = "WORDS...",
            .options = options,
            .examples = examples},
    Command{.name = "list", .summary = "Lists all", .options = std::span(options).first(1)},
    Command{.name = "topic add", .summary = "Adds one"},
};
Chapter syntax() {
  return {"how it is asked", {{"Words", "Any words.\n\n.More.", {{"one two", "both of them"}}}}};
}

constexpr Program program{.name = "ask-it",
                          .summary = "asks an index",
                          .description = "Described.",
                          .commands = commands,
                          .default_command = &commands[0],
                          .syntax = syntax};

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("text is wrapped at spaces") {
  CHECK(wrap("one two three", 7, 0) == "one two\nthree");
  CHECK(wrap("one two three", 9, 2) == "one two\n  three");
  CHECK(wrap("incomprehensibilities", 5, 0) == "incomprehensibilities");
  CHECK(wrap("", 5, 0).empty());
}

TEST_CASE("the help of a command lists options by topic with their values") {
  const std::string text = command_help(program, commands[0], 80);
  CHECK(contains(text, "Usage: ask-it search [OPTION]... WORDS...\n"));
  CHECK(contains(text, "\nIndex:\n      --db DIR"));
  CHECK(contains(text, "\nResults:\n  -s, --sort ORDER"));
  CHECK(contains(text, "The order. (one of blend|newest; default: blend)"));
  CHECK(contains(text, "The index. (or $DATELINE_DB)"));
  CHECK(contains(text, "  ask 'it'\n      Asks for it.\n"));
  CHECK(contains(text, "(-congress) belongs to the query"));
  CHECK(contains(text, "--help"));
  CHECK_FALSE(contains(text, "secret"));
  CHECK_FALSE(contains(text, "generate"));
  CHECK(contains(command_help(program, commands[1], 80), "Usage: ask-it list [OPTION]...\n"));
}

TEST_CASE("the help of a program is short and mentions topics") {
  const std::string text = program_help(program, 80);
  CHECK(contains(text, "Usage: ask-it [OPTION]... WORDS...\n       ask-it COMMAND [OPTION]...\n"));
  CHECK(contains(text, "  list "));
  CHECK(contains(text, "  ask 'it'\n"));
  CHECK(contains(text, "\n  results                 --sort\n"));
  CHECK_FALSE(contains(text, "The order."));
  CHECK_FALSE(contains(text, "secret"));

  CHECK(contains(*topic_help(program, "results", 80), "The order."));
  CHECK_FALSE(contains(*topic_help(program, "results", 80), "The index."));
  CHECK(*topic_help(program, "list", 80) == command_help(program, commands[1], 80));
  CHECK(*topic_help(program, "topic add", 80) == command_help(program, commands[2], 80));
  CHECK(contains(*topic_help(program, "topic", 80), "  topic add"));
  CHECK(contains(*topic_help(program, "exit", 80), exit_code_table.back().help));
  CHECK(contains(*topic_help(program, "syntax", 80), "  one two "));
  CHECK(topic_help(program, "resutls", 80).error().hint == "did you mean 'results'?");
  CHECK(topic_help(program, "xyzzy", 80).error().hint ==
        "topics: index, results, common, search, list, topic, syntax, exit");
}

TEST_CASE("help fits the width") {
  for (const std::string& text : {command_help(program, commands[0], 60), program_help(program, 60),
                                  *topic_help(program, "syntax", 60)}) {
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = text.find('\n', begin);
      CHECK(end - begin <= 60);
      begin = end + 1;
    }
  }
}

TEST_CASE("the manual page has every option, exit code and variable") {
  const std::string text = manual_page(program);
  CHECK(text.starts_with(".TH ASK\\-IT 1 "));
  CHECK(contains(text, "\\fB\\-s\\fR, \\fB\\-\\-sort\\fR \\fIORDER\\fR"));
  CHECK(contains(text, ".SH ENVIRONMENT\n.TP\n\\fBDATELINE_CONFIG\\fR\n"));
  CHECK(contains(text, ".TP\n\\fBDATELINE_DB\\fR\nDefault for \\-\\-db.\n"));
  for (const auto& entry : exit_code_table) CHECK(contains(text, entry.help.substr(0, 8)));
  CHECK(contains(text, "\n\\&.Second."));
  CHECK_FALSE(contains(text, "secret"));
}

TEST_CASE("the manual page describes an option of several commands once") {
  const std::string text = manual_page(program);
  const std::size_t described = text.find("The index.");
  REQUIRE(described != std::string::npos);
  CHECK(text.find("The index.", described + 1) == std::string::npos);
  CHECK(contains(text, ".PP\nAs for \\fBsearch\\fR: \\fB\\-\\-db\\fR.\n"));
}

TEST_CASE("every shell completes commands, options and choices") {
  for (const std::string_view shell : {"bash", "zsh", "fish"}) {
    const std::string text = completions(program, shell);
    INFO(text);
    CHECK(contains(text, "list"));
    CHECK(contains(text, shell == "fish" ? "-l sort" : "--sort"));
    CHECK(contains(text, "blend newest"));
    CHECK_FALSE(contains(text, "secret"));
  }
  CHECK(contains(completions(program, "zsh"), "'search:Finds what'\\''s there'"));
  CHECK(completions(program, "tcsh").empty());
}

TEST_CASE("the syntax has a page of its own") {
  const std::string text = syntax_page(program);
  CHECK(text.starts_with(".TH ASK\\-IT\\-SYNTAX 7 "));
  CHECK(contains(text, ".SH WORDS\n.PP\nAny words.\n.PP\n\\&.More.\n"));
  CHECK(contains(text, ".TP\n\\fBone two\\fR\nboth of them\n"));
  CHECK(contains(manual_page(program), ".BR ask\\-it\\-syntax (7)"));
}

TEST_CASE("documents are generated on request") {
  const auto document = [](std::initializer_list<const char*> words) {
    std::vector<const char*> line{"ask-it"};
    line.insert(line.end(), words);
    const auto arguments = parse_arguments(program, static_cast<int>(line.size()), line.data());
    REQUIRE(arguments);
    const auto made = requested_document(program, *arguments, 80);
    REQUIRE(made);
    return made->value_or("none");
  };
  CHECK(document({"--version"}) == "ask-it " DATELINE_VERSION "\n");
  CHECK(document({"--help"}) == program_help(program, 80));
  CHECK(document({"-h"}) == program_help(program, 80));
  CHECK(document({"search", "--help"}) == command_help(program, commands[0], 80));
  CHECK(document({"--help", "topic", "add"}) == command_help(program, commands[2], 80));
  CHECK(document({"topic", "--help"}) == *topic_help(program, "topic", 80));
  CHECK(document({"--generate=man"}) == manual_page(program));
  CHECK(document({"--generate=syntax"}) == syntax_page(program));
  CHECK(document({"--generate=fish"}) == completions(program, "fish"));
  CHECK(document({"help"}) == program_help(program, 80));
  CHECK(document({"help", "topic", "add"}) == command_help(program, commands[2], 80));
  CHECK(document({"help", "wanted"}) == "none");
}

}  // namespace
}  // namespace dateline
