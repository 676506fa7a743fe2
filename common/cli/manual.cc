#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/cli/columns.h"
#include "common/cli/documentation.h"
#include "common/cli/program.h"
#include "common/support/exit_code.h"

namespace dateline {
namespace {

/// Parts of a manual page in man(7) macros.
namespace troff {

std::string upper(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](unsigned char letter) { return std::toupper(letter); });
  return result;
}

/// Escapes text for troff: backslashes and dashes, and lines that look like requests.
std::string literal(std::string_view text) {
  std::string result;
  bool line_start = true;
  for (const char letter : text) {
    if (line_start && (letter == '.' || letter == '\'')) result += "\\&";
    if (letter == '\\') {
      result += "\\e";
    } else if (letter == '-') {
      result += "\\-";
    } else {
      result += letter;
    }
    line_start = letter == '\n';
  }
  return result;
}

/// Formats the paragraphs of `text`, which are separated by empty lines.
std::string paragraphs(std::string_view text) {
  std::string result;
  for (const std::string_view paragraph : split_paragraphs(text)) {
    result += fmt::format(".PP\n{}\n", literal(paragraph));
  }
  return result;
}

/// Title and NAME section of a manual page.
std::string page_head(std::string_view name, int section, std::string_view summary) {
  return fmt::format(".TH {} {} \"\" \"Dateline {}\"\n.SH NAME\n{} \\- {}\n", literal(upper(name)),
                     section, DATELINE_VERSION, literal(name), literal(summary));
}

std::string section(std::string_view heading) {
  return fmt::format(".SH {}\n", literal(upper(heading)));
}

/// A tagged paragraph with a bold tag.
std::string entry(std::string_view tag, std::string_view text) {
  return fmt::format(".TP\n\\fB{}\\fR\n{}\n", literal(tag), literal(text));
}

}  // namespace troff
}  // namespace

std::string chapter_text(const Chapter& chapter, unsigned width) {
  std::string text = wrap(chapter.summary, width, 0) + '\n';
  for (const ChapterSection& section : chapter.sections) {
    text += fmt::format("\n{}:\n", section.heading);
    for (const std::string_view paragraph : split_paragraphs(section.text)) {
      text += fmt::format("  {}\n", wrap(paragraph, width, 2));
    }
    for (const auto& [left, right] : section.entries) {
      text += two_columns(fmt::format("  {}", left), right, width);
    }
  }
  return text;
}

std::string chapter_page(const Chapter& chapter, std::string_view name) {
  std::string text = troff::page_head(name, 7, chapter.summary);
  for (const ChapterSection& section : chapter.sections) {
    text += troff::section(section.heading) + troff::paragraphs(section.text);
    for (const auto& [left, right] : section.entries) text += troff::entry(left, right);
  }
  return text;
}

namespace {

using troff::literal;
using troff::paragraphs;

std::string option_entry(const Option& option) {
  std::string head;
  if (option.letter != '\0') head += fmt::format("\\fB\\-{}\\fR, ", option.letter);
  head += fmt::format("\\fB\\-\\-{}\\fR", literal(option.name));
  if (option.needs_value()) head += fmt::format(" \\fI{}\\fR", literal(option.value));
  if (option.may_stand_alone) head += fmt::format("[=\\fI{}\\fR]", literal(option.value));
  return fmt::format(".TP\n{}\n{}\n", head, literal(describe(option)));
}

std::string option_entries(std::span<const Option> options) {
  std::string text;
  for (const Option& option : options) {
    if (!option.help.empty()) text += option_entry(option);
  }
  return text;
}

/// The first command with this very option.
const Command& first_with(const Program& program, const Option& option) {
  return *std::ranges::find_if(program.commands, [&](const Command& command) {
    return std::ranges::any_of(command.options, [&](const Option& other) {
      return other.name == option.name && describe(other) == describe(option);
    });
  });
}

/// Describes the options of a command, but only names those of earlier commands.
std::string command_options(const Program& program, const Command& command) {
  std::vector<Option> own;
  std::map<const Command*, std::string> shared;  // in the order of the program
  for (const Option& option : command.options) {
    if (option.help.empty()) continue;
    const Command& first = first_with(program, option);
    if (&first == &command) {
      own.push_back(option);
    } else {
      std::string& names = shared[&first];
      names += fmt::format("{}\\fB\\-\\-{}\\fR", names.empty() ? "" : ", ", literal(option.name));
    }
  }
  std::string text = option_entries(own);
  if (!shared.empty()) text += ".PP\n";
  for (const auto& [first, names] : shared) {
    text += fmt::format("As for \\fB{}\\fR: {}.\n", literal(first->name), names);
  }
  return text;
}

std::string synopsis(const Program& program) {
  std::string text = ".SH SYNOPSIS\n";
  for (const Command& command : program.commands) {
    const bool implied = &command == program.default_command;
    text += fmt::format(".B {}\n{}[\\fIOPTION\\fR]... \\fI{}\\fR\n.br\n", literal(program.name),
                        implied ? fmt::format("[\\fB{}\\fR] ", literal(command.name))
                                : fmt::format("\\fB{}\\fR ", literal(command.name)),
                        literal(command.operands));
  }
  return text;
}

std::string command_section(const Program& program, const Command& command) {
  std::string text = fmt::format(".SS {}\n{}.\n", literal(command.name), literal(command.summary));
  text += paragraphs(command.description);
  const auto first = std::ranges::find_if(program.commands, &Command::takes_words);
  if (command.takes_words() && &command == &*first) text += paragraphs(words_help);
  return text + command_options(program, command);
}

std::string examples_section(const Program& program) {
  std::string text;
  for (const Command& command : program.commands) {
    for (const Example& example : command.examples) {
      text += troff::entry(example.line, example.help);
    }
  }
  return text.empty() ? text : ".SH EXAMPLES\n" + text;
}

std::string exit_status() {
  std::string text = ".SH EXIT STATUS\n";
  for (const auto& [code, help] : exit_code_table) {
    text += troff::entry(fmt::format("{}", static_cast<int>(code)), help);
  }
  return text;
}

std::string environment(const Program& program) {
  std::map<std::string_view, std::string> variables{
      {"XDG_CONFIG_HOME", "Folder of the user's configuration; ~/.config by default."}};
  const auto add_options = [&](std::span<const Option> options) {
    for (const Option& option : options) {
      if (option.environment.empty()) continue;
      variables.emplace(option.environment, fmt::format("Default for --{}.", option.name));
    }
  };
  for (const Command& command : program.commands) add_options(command.options);
  add_options(common_options());
  for (const Named& variable : program.variables) variables.emplace(variable.name, variable.help);
  std::string text = ".SH ENVIRONMENT\n";
  for (const auto& [variable, help] : variables) text += troff::entry(variable, help);
  return text;
}

std::string files(const Program& program) {
  std::string text =
      ".SH FILES\n.TP\n.I /etc/dateline/dateline.conf\n.TQ\n"
      ".I $XDG_CONFIG_HOME/dateline/dateline.conf\n"
      "Configuration, see\n"
      ".BR dateline.conf (5).\n";
  for (const Named& file : program.files) text += troff::entry(file.name, file.help);
  return text;
}

std::string see_also(const Program& program) {
  std::string text = ".SH SEE ALSO\n.BR dateline (7),\n";
  if (program.syntax != nullptr)
    text += fmt::format(".BR {}\\-syntax (7),\n", literal(program.name));
  return text + ".BR dateline.conf (5)\n";
}

}  // namespace

std::string manual_page(const Program& program) {
  std::string text = troff::page_head(program.name, 1, program.summary);
  text += synopsis(program);
  text += ".SH DESCRIPTION\n" + paragraphs(program.description);
  text += ".SH COMMANDS\n";
  for (const Command& command : program.commands) text += command_section(program, command);
  text += ".SH COMMON OPTIONS\n" + option_entries(common_options());
  text += examples_section(program) + exit_status() + environment(program) + files(program);
  return text + see_also(program);
}

std::string syntax_page(const Program& program) {
  if (program.syntax == nullptr) return {};
  return chapter_page(program.syntax(), fmt::format("{}-syntax", program.name)) +
         fmt::format(".SH SEE ALSO\n.BR dateline (7),\n.BR {} (1)\n", literal(program.name));
}

}  // namespace dateline
