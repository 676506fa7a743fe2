#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "common/cli/documentation.h"

namespace dateline {
namespace {

/// The options of a command and the common ones, without hidden ones.
std::vector<Option> listed_options(const Command& command) {
  std::vector<Option> result;
  for (const std::span<const Option> table : {command.options, common_options()}) {
    std::ranges::copy_if(table, std::back_inserter(result),
                         [](const Option& option) { return !option.help.empty(); });
  }
  return result;
}

/// The commands with the default one last: its pattern in a `case` matches everything.
std::vector<const Command*> default_last(const Program& program) {
  std::vector<const Command*> commands;
  for (const Command& command : program.commands) commands.push_back(&command);
  std::stable_partition(commands.begin(), commands.end(),
                        [&](const Command* command) { return command != program.default_command; });
  return commands;
}

bool names_directory(const Option& option) {
  return option.value == "DIR";
}

/// Text between single quotes for a shell: each of its own quotes ends them, stands alone, escaped,
/// and opens them again.
std::string quoted(std::string_view text) {
  std::string result = "'";
  for (const char letter : text) {
    if (letter == '\'') {
      result += "'\\''";
    } else {
      result += letter;
    }
  }
  return result + "'";
}

std::string identifier(std::string_view name) {
  std::string result(name);
  std::ranges::replace(result, '-', '_');
  return result;
}

std::string command_names(const Program& program) {
  std::vector<std::string_view> names;
  for (const Command& command : program.commands) names.push_back(command.name);
  return fmt::format("{}", fmt::join(names, " "));
}

/// The cases by the word before the cursor, for the values of options.
std::string bash_values(const std::vector<Option>& options) {
  std::string text;
  for (const Option& option : options) {
    if (option.value.empty()) continue;
    std::string pattern = fmt::format("--{}", option.name);
    if (option.letter != '\0') pattern += fmt::format("|-{}", option.letter);
    std::string words = fmt::format("-{}", names_directory(option) ? 'd' : 'f');
    if (!option.choices.empty()) {
      words = fmt::format("-W {}",
                          quoted(fmt::format("{}", fmt::join(split_choices(option.choices), " "))));
    }
    text += fmt::format("        {}) COMPREPLY=($(compgen {} -- \"$cur\")); return ;;\n", pattern,
                        words);
  }
  return text;
}

std::string bash(const Program& program) {
  std::string text = fmt::format(
      "_{0}() {{\n"
      "  local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}}\n"
      "  local command=${{COMP_WORDS[1]}} words=\n"
      "  case $command in\n",
      identifier(program.name));
  for (const Command* command : default_last(program)) {
    const auto options = listed_options(*command);
    const bool implied = command == program.default_command;
    std::string names;
    for (const Option& option : options) names += fmt::format(" --{}", option.name);
    text += fmt::format("    {}{})\n", command->name, implied ? "|*" : "");
    const std::string values = bash_values(options);
    if (!values.empty()) text += fmt::format("      case $prev in\n{}      esac\n", values);
    text += fmt::format("      words='{}' ;;\n", names);
  }
  text += fmt::format(
      "  esac\n"
      "  if [ \"$COMP_CWORD\" = 1 ] && [ \"${{cur#-}}\" = \"$cur\" ]; then\n"
      "    COMPREPLY=($(compgen -W '{}' -- \"$cur\"))\n"
      "  elif [ \"${{cur#-}}\" != \"$cur\" ]; then\n"
      "    COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
      "  else\n"
      "    COMPREPLY=($(compgen -f -- \"$cur\"))\n"
      "  fi\n"
      "}}\n"
      "complete -o filenames -F _{} {}\n",
      command_names(program), identifier(program.name), program.name);
  return text;
}

/// Text inside an _arguments specification, where brackets and colons are signs.
std::string zsh_text(std::string_view text) {
  std::string result;
  for (const char letter : text) {
    if (letter == '[' || letter == ']' || letter == ':') result += '\\';
    result += letter;
  }
  return result;
}

std::string zsh_action(const Option& option) {
  if (option.value.empty()) return {};
  if (!option.choices.empty()) {
    return fmt::format(":{}:({})", option.value, fmt::join(split_choices(option.choices), " "));
  }
  return fmt::format(":{}:{}", option.value, names_directory(option) ? "_files -/" : "_files");
}

std::string zsh(const Program& program) {
  std::string text = fmt::format("#compdef {0}\n\nlocal -a commands\ncommands=(\n", program.name);
  for (const Command& command : program.commands) {
    text += fmt::format("  {}\n", quoted(fmt::format("{}:{}", command.name, command.summary)));
  }
  text += ")\nif (( CURRENT == 2 )); then\n  _describe command commands\nfi\ncase $words[2] in\n";
  for (const Command* command : default_last(program)) {
    const bool implied = command == program.default_command;
    text += fmt::format("  {}{})\n    _arguments -s \\\n", command->name, implied ? "|*" : "");
    for (const Option& option : listed_options(*command)) {
      const std::string explained =
          fmt::format("[{}]{}", zsh_text(option.help), zsh_action(option));
      const std::string_view star = option.repeatable ? "*" : "";
      text += fmt::format("      {} \\\n",
                          quoted(fmt::format("{}--{}{}", star, option.name, explained)));
      if (option.letter == '\0') continue;
      text += fmt::format("      {} \\\n",
                          quoted(fmt::format("{}-{}{}", star, option.letter, explained)));
    }
    text += "      '*:operand:_files' ;;\n";
  }
  return text + "esac\n";
}

std::string fish(const Program& program) {
  const std::string complete = fmt::format("complete -c {}", program.name);
  std::string text;
  for (const Command& command : program.commands) {
    text += fmt::format("{} -n __fish_use_subcommand -a {} -d {}\n", complete, command.name,
                        quoted(command.summary));
  }
  for (const Command& command : program.commands) {
    // Options of the default command are offered where no command is named, too.
    const std::string condition =
        &command == program.default_command
            ? fmt::format("__fish_use_subcommand; or __fish_seen_subcommand_from {}", command.name)
            : fmt::format("__fish_seen_subcommand_from {}", command.name);
    for (const Option& option : listed_options(command)) {
      std::string line = fmt::format("{} -n {} -l {}", complete, quoted(condition), option.name);
      if (option.letter != '\0') line += fmt::format(" -s {}", option.letter);
      if (!option.choices.empty()) {
        const auto choices = split_choices(option.choices);
        line += fmt::format(" -x -a {}", quoted(fmt::format("{}", fmt::join(choices, " "))));
      } else if (!option.value.empty()) {
        line += names_directory(option) ? " -x -a '(__fish_complete_directories)'" : " -r";
      }
      text += fmt::format("{} -d {}\n", line, quoted(option.help));
    }
  }
  return text;
}

}  // namespace

std::string completions(const Program& program, std::string_view shell) {
  if (shell == "bash") return bash(program);
  if (shell == "zsh") return zsh(program);
  if (shell == "fish") return fish(program);
  return {};
}

}  // namespace dateline
