#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "common/cli/columns.h"
#include "common/cli/documentation.h"
#include "common/cli/nearest.h"
#include "common/text/ascii.h"
#include "common/text/parts_of_list.h"

namespace dateline {
namespace {

/// " -n, --limit N", aligned even without a letter.
std::string left_side(const Option& option) {
  std::string side = option.letter == '\0' ? "      " : fmt::format("  -{}, ", option.letter);
  side += fmt::format("--{}", option.name);
  if (option.needs_value()) side += fmt::format(" {}", option.value);
  if (option.may_stand_alone) side += fmt::format("[={}]", option.value);
  return side;
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
      text += two_columns(left_side(option), describe(option), width);
    }
  }
  return text;
}

std::string usage(const Program& program, const Command& command, bool named) {
  return fmt::format("{}{}{}{}{}{}", program.name, named ? " " : "", named ? command.name : "",
                     " [OPTION]...", command.operands.empty() ? "" : " ", command.operands);
}

std::string examples_text(const Command& command, unsigned width) {
  std::string text;
  if (!command.examples.empty()) text += "\nExamples:\n";
  for (const Example& example : command.examples) {
    text += fmt::format("  {}\n      {}\n", example.line, wrap(example.help, width, 6));
  }
  return text;
}

std::string command_list(std::span<const Command* const> commands, unsigned width) {
  std::string text = "\nCommands:\n";
  for (const Command* command : commands) {
    text += two_columns(fmt::format("  {}", command->name), command->summary, width);
  }
  return text;
}

std::vector<const Command*> all_commands(const Program& program) {
  std::vector<const Command*> commands;
  for (const Command& command : program.commands) commands.push_back(&command);
  return commands;
}

/// The options that can be given without naming a command.
std::vector<Option> plain_options(const Program& program) {
  std::vector<Option> options;
  if (program.default_command != nullptr) {
    options.assign(program.default_command->options.begin(),
                   program.default_command->options.end());
  }
  options.insert(options.end(), common_options().begin(), common_options().end());
  return options;
}

/// The name of a topic on the command line: the first word of its heading.
std::string topic_key(std::string_view heading) {
  return lowered(heading.substr(0, heading.find(' ')));
}

/// One line per topic with the names of its options.
std::string topic_list(const Program& program, unsigned width) {
  std::string text = "\nOptions by topic (see help TOPIC):\n";
  const auto options = plain_options(program);
  for (const std::string_view heading : topics(options)) {
    std::string names;
    for (const Option& option : options) {
      if (option.topic == heading && !option.help.empty()) {
        names += fmt::format("{}--{}", names.empty() ? "" : " ", option.name);
      }
    }
    text += two_columns("  " + topic_key(heading), names, width);
  }
  return text;
}

std::string exit_code_list(unsigned width) {
  std::string text = "Exit codes:\n";
  for (const auto& [code, help] : exit_code_table) {
    text += two_columns(fmt::format("  {}", static_cast<int>(code)), help, width);
  }
  return text;
}

}  // namespace

std::vector<std::string> help_topics(const Program& program) {
  std::vector<std::string> names;
  for (const std::string_view heading : topics(plain_options(program))) {
    names.push_back(topic_key(heading));
  }
  for (const Command& command : program.commands) names.emplace_back(command.words().front());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  if (program.syntax != nullptr) names.emplace_back("syntax");
  names.emplace_back("exit");
  return names;
}

std::string describe(const Option& option) {
  std::string text(option.help);
  if (!option.listed.empty()) {
    text += fmt::format(" Choose from {}.", fmt::join(parts_of_list(option.listed), ", "));
  }
  std::vector<std::string> notes;
  if (!option.choices.empty()) notes.push_back(fmt::format("one of {}", option.choices));
  if (option.repeatable) notes.emplace_back("repeatable");
  if (!option.fallback.empty()) notes.push_back(fmt::format("default: {}", option.fallback));
  if (!option.environment.empty()) notes.push_back(fmt::format("or ${}", option.environment));
  if (!notes.empty()) text += fmt::format(" ({})", fmt::join(notes, "; "));
  return text;
}

std::string command_help(const Program& program, const Command& command, unsigned width) {
  std::string text = fmt::format("Usage: {}\n", usage(program, command, true));
  text += fmt::format("\n{}\n", wrap(command.summary, width, 0));
  text += options_by_topic(command.options, width);
  text += options_by_topic(common_options(), width);
  if (command.takes_words()) text += fmt::format("\n{}\n", wrap(words_help, width, 0));
  return text + examples_text(command, width) + fmt::format("\nMore: man {}\n", program.name);
}

std::string program_help(const Program& program, unsigned width) {
  std::string text = "Usage: ";
  if (program.default_command != nullptr) {
    text += fmt::format("{}\n       ", usage(program, *program.default_command, false));
  }
  text +=
      fmt::format("{} COMMAND [OPTION]...\n\n{}\n", program.name, wrap(program.summary, width, 0));
  if (program.default_command != nullptr) text += examples_text(*program.default_command, width);
  text += command_list(all_commands(program), width) + topic_list(program, width);
  const std::string more =
      fmt::format("More: {0} help COMMAND, {0} help TOPIC (also {1}exit), man {0}", program.name,
                  program.syntax == nullptr ? "" : "syntax, ");
  return text + fmt::format("\n{}\n", wrap(more, width, 0));
}

Result<std::string> topic_help(const Program& program, std::string_view topic, unsigned width) {
  const auto named = std::ranges::find(program.commands, topic, &Command::name);
  if (named != program.commands.end()) return command_help(program, *named, width);
  const auto group = program.group(topic);
  if (!group.empty()) return command_list(group, width).substr(1);
  if (topic == "syntax" && program.syntax != nullptr) return chapter_text(program.syntax(), width);
  if (topic == "exit") return exit_code_list(width);
  std::vector<Option> options = plain_options(program);
  std::erase_if(options, [&](const Option& option) { return topic_key(option.topic) != topic; });
  if (!options.empty()) return options_by_topic(options, width).substr(1);

  const auto names = help_topics(program);
  const std::vector<std::string_view> known(names.begin(), names.end());
  const std::string_view meant = nearest(topic, known);
  return fail(ErrorKind::usage, fmt::format("no help on '{}'", topic),
              meant.empty() ? fmt::format("topics: {}", fmt::join(names, ", "))
                            : fmt::format("did you mean '{}'?", meant));
}

Result<std::optional<std::string>> requested_document(const Program& program,
                                                      const Arguments& arguments, unsigned width) {
  if (arguments.flag("help")) {
    if (arguments.command_named()) return command_help(program, arguments.command(), width);
    if (arguments.operands().empty()) return program_help(program, width);
    return topic_help(program, fmt::format("{}", fmt::join(arguments.operands(), " ")), width);
  }
  if (arguments.flag("version")) return fmt::format("{} {}\n", program.name, DATELINE_VERSION);
  if (!arguments.given("generate")) return std::nullopt;
  const std::string kind = arguments.text("generate");
  if (kind == "man") return manual_page(program);
  return kind == "syntax" ? syntax_page(program) : completions(program, kind);
}

}  // namespace dateline
