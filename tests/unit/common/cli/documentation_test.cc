#include "common/cli/documentation.h"

#include <array>
#include <catch2/catch.hpp>

#include "common/cli/wrap.h"
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
    Command{.name = "list", .summary = "Lists all"},
};
constexpr Program program{.name = "ask-it",
                          .summary = "asks an index",
                          .description = "Described.",
                          .commands = commands,
                          .default_command = &commands[0]};

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("text is wrapped at spaces") {
  CHECK(wrap("one two three", 7, 0) == "one two\nthree");
  CHECK(wrap("one two three", 9, 2) == "one two\n  three");
  CHECK(wrap("incomprehensibilities", 5, 0) == "incomprehensibilities");
  CHECK(wrap("", 5, 0).empty());
}

TEST_CASE("help lists options by topic with what they take") {
  const std::string text = help_text(program, commands[0], 80);
  CHECK(contains(text, "Usage: ask-it [OPTION]... WORDS...\n"));
  CHECK(contains(text, "\nIndex:\n      --db DIR"));
  CHECK(contains(text, "\nResults:\n  -s, --sort ORDER"));
  CHECK(contains(text, "The order. (one of blend|newest; default: blend)"));
  CHECK(contains(text, "The index. (or $DATELINE_DB)"));
  CHECK(contains(text, "  ask-it 'it'") == false);
  CHECK(contains(text, "  ask 'it'\n      Asks for it.\n"));
  CHECK(contains(text, "(-congress) is part of the query"));
  CHECK(contains(text, "  list "));
  CHECK(contains(text, "--help"));
  CHECK_FALSE(contains(text, "secret"));
  CHECK_FALSE(contains(text, "generate"));
  CHECK(contains(help_text(program, commands[1], 80), "Usage: ask-it list [OPTION]...\n"));
  CHECK(contains(help_text(program, Command{}, 80), "Usage: ask-it COMMAND [OPTION]...\n"));
}

TEST_CASE("help keeps to the width") {
  const std::string text = help_text(program, commands[0], 60);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    CHECK(end - begin <= 60);
    begin = end + 1;
  }
}

TEST_CASE("the manual page has every option, exit code and variable") {
  const std::string text = manual_page(program);
  CHECK(text.starts_with(".TH ASK\\-IT 1 "));
  CHECK(contains(text, "\\fB\\-s\\fR, \\fB\\-\\-sort\\fR \\fIORDER\\fR"));
  CHECK(contains(text, ".SH ENVIRONMENT\n.TP\n.B DATELINE_DB\n"));
  for (const auto& entry : exit_code_table) CHECK(contains(text, entry.help.substr(0, 8)));
  CHECK(contains(text, "\n\\&.Second."));
  CHECK_FALSE(contains(text, "secret"));
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

TEST_CASE("documents are made where the command line asks for them") {
  const auto document = [](const char* word) {
    const std::array line{"ask-it", word};
    return requested_document(program, *parse_arguments(program, 2, line.data()), 80);
  };
  CHECK(document("--version") == "ask-it " DATELINE_VERSION "\n");
  CHECK(document("--help") == help_text(program, commands[0], 80));
  CHECK(document("-h") == document("--help"));
  CHECK(document("--generate=man") == manual_page(program));
  CHECK(document("--generate=fish") == completions(program, "fish"));
  CHECK_FALSE(document("help"));
}

}  // namespace
}  // namespace dateline
