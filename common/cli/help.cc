#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "common/cli/documentation.h"
#include "common/cli/wrap.h"

namespace dateline {
namespace {

constexpr unsigned text_column = 26;

/// "  -n, --limit N", or without the letter at the same column.
std::string left_side(const Option& option) {
  std::string side = option.letter == '\0' ? "      " : fmt::format("  -{}, ", option.letter);
  side += fmt::format("--{}", option.name);
  if (!option.value.empty()) side += fmt::format(" {}", option.value);
  return side;
}

/// A left side and its text beside it, or below it where it is too long.
std::string entry(std::string_view left, std::string_view text, unsigned width) {
  std::string line(left);
  if (line.size() + 2 > text_column) {
    line += '\n';
    line.append(text_column, ' ');
  } else {
    line.append(text_column - line.size(), ' ');
  }
  return line + wrap(text, width, text_column) + "\n";
}

std::vector<std::string_view> topics(std::span<const Option> options) {
  std::vector<std::string_view> result;
  for (const Option& option : options) {
    if (!option.help.empty() && std::ranges::find(result, option.topic) == result.end()) {
      result.push_back(option.topic);
    }
  }
  return result;
}

std::string options_by_topic(std::span<const Option> options, unsigned width) {
  std::string text;
  for (const std::string_view topic : topics(options)) {
    text += fmt::format("\n{}:\n", topic.empty() ? "Options" : topic);
    for (const Option& option : options) {
      if (option.topic != topic || option.help.empty()) continue;
      text += entry(left_side(option), describe(option), width);
    }
  }
  return text;
}

std::string usage(const Program& program, const Command& command, bool named) {
  return fmt::format("{}{}{}{}{}{}", program.name, named ? " " : "", named ? command.name : "",
                     " [OPTION]...", command.operands.empty() ? "" : " ", command.operands);
}

}  // namespace

std::string describe(const Option& option) {
  std::string text(option.help);
  std::vector<std::string> notes;
  if (!option.choices.empty()) notes.push_back(fmt::format("one of {}", option.choices));
  if (option.repeatable) notes.emplace_back("may be repeated");
  if (!option.fallback.empty()) notes.push_back(fmt::format("default: {}", option.fallback));
  if (!option.environment.empty()) notes.push_back(fmt::format("or ${}", option.environment));
  if (!notes.empty()) text += fmt::format(" ({})", fmt::join(notes, "; "));
  return text;
}

std::string help_text(const Program& program, const Command& command, unsigned width) {
  const bool whole = command.name.empty() || &command == program.default_command;
  std::string text;
  if (command.name.empty()) {
    text = fmt::format("Usage: {} COMMAND [OPTION]...\n", program.name);
  } else {
    text = fmt::format("Usage: {}\n", usage(program, command, !whole));
  }
  text += fmt::format("\n{}\n", wrap(whole ? program.summary : command.summary, width, 0));
  if (whole && program.commands.size() > 1) {
    text += "\nCommands:\n";
    for (const Command& each : program.commands) {
      const bool implied = &each == program.default_command;
      text +=
          entry(fmt::format("  {}", each.name),
                fmt::format("{}{}", each.summary, implied ? " (where none is named)" : ""), width);
    }
  }
  text += options_by_topic(command.options, width);
  text += options_by_topic(common_options(), width);
  if (command.takes_words()) text += fmt::format("\n{}\n", wrap(words_help, width, 0));
  if (!command.examples.empty()) text += "\nExamples:\n";
  for (const Example& example : command.examples) {
    text += fmt::format("  {}\n      {}\n", example.line, wrap(example.help, width, 6));
  }
  text += whole && program.commands.size() > 1
              ? fmt::format("\nMore: {} COMMAND --help, man {}\n", program.name, program.name)
              : fmt::format("\nMore: man {}\n", program.name);
  return text;
}

std::optional<std::string> requested_document(const Program& program, const Arguments& arguments,
                                              unsigned width) {
  if (arguments.flag("help")) return help_text(program, arguments.command(), width);
  if (arguments.flag("version")) return fmt::format("{} {}\n", program.name, DATELINE_VERSION);
  if (!arguments.given("generate")) return std::nullopt;
  const std::string kind = arguments.text("generate");
  return kind == "man" ? manual_page(program) : completions(program, kind);
}

}  // namespace dateline
