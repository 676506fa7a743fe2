#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/cli/documentation.h"
#include "common/cli/program.h"

namespace dateline {
namespace completion {
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

/// A completion for the first word of a command line, or for the second after a group name.
struct Word {
  std::string word;
  std::string help;
};

/// The words of a list, separated by spaces.
std::string joined(const std::vector<Word>& words) {
  std::string text;
  for (const Word& word : words) text += fmt::format("{}{}", text.empty() ? "" : " ", word.word);
  return text;
}

/// The second words of the commands that start with `first`, or the topics of "help".
std::vector<Word> second_words(const Program& program, std::string_view first) {
  std::vector<Word> found;
  if (first == "help") {
    for (std::string& topic : help_topics(program)) found.push_back({std::move(topic), {}});
  }
  for (const Command* command : program.group(first)) {
    found.push_back({std::string(command->words().back()), std::string(command->summary)});
  }
  return found;
}

/// The first words of all commands, each once.
std::vector<Word> first_words(const Program& program) {
  std::vector<Word> found;
  for (const Command& command : program.commands) {
    const auto words = command.words();
    if (words.size() == 1) {
      found.push_back({std::string(words.front()), std::string(command.summary)});
    } else if (std::ranges::find(found, words.front(), &Word::word) == found.end()) {
      found.push_back({std::string(words.front()), joined(second_words(program, words.front()))});
    }
  }
  found.push_back({"help", "show help on a topic or a command"});
  return found;
}

/// The commands with the default one last, so that the first match can be chosen.
std::vector<const Command*> default_last(const Program& program) {
  std::vector<const Command*> commands;
  for (const Command& command : program.commands) commands.push_back(&command);
  std::stable_partition(commands.begin(), commands.end(),
                        [&](const Command* command) { return command != program.default_command; });
  return commands;
}

/// Text in single quotes for a shell. Single quotes inside become '\''.
std::string shell_quoted(std::string_view text) {
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

/// A `case` pattern for bash and zsh that matches the first two words of a line with the command.
std::string pattern(const Program& program, const Command& command) {
  if (&command == program.default_command) return "*";
  return command.words().size() > 1 ? shell_quoted(command.name)
                                    : fmt::format("'{} '*", command.name);
}

bool names_file(const Option& option) {
  return option.value == "FILE";
}

bool names_directory(const Option& option) {
  return option.value == "DIR";
}

/// A command of sh(1) without single quotes that lists such names.
std::string_view listing(Completes kind) {
  switch (kind) {
    case Completes::watches:
      return "ls \"${XDG_STATE_HOME:-$HOME/.local/state}/dateline/watches\" 2>/dev/null";
    case Completes::archives:
      return "sed -n \"s/^\\[archive \\(.*\\)\\]$/\\1/p\" "
             "\"${DATELINE_CONFIG:-${XDG_CONFIG_HOME:-$HOME/.config}/dateline/dateline.conf}\" "
             "/etc/dateline/dateline.conf 2>/dev/null";
    case Completes::nothing:
      break;
  }
  return {};
}

/// The values of a list, separated by spaces.
std::string listed_words(const Option& option) {
  std::string words(option.listed);
  std::ranges::replace(words, ',', ' ');
  return words;
}

std::string identifier(std::string_view name) {
  std::string result(name);
  std::ranges::replace(result, '-', '_');
  return result;
}

/// Cases for option values, by the word before the cursor.
std::string bash_values(const std::vector<Option>& options) {
  std::string text;
  for (const Option& option : options) {
    if (!option.needs_value()) continue;
    std::string pattern = fmt::format("--{}", option.name);
    if (option.letter != '\0') pattern += fmt::format("|-{}", option.letter);
    std::string words = "-W ''";
    if (names_directory(option)) words = "-d";
    if (names_file(option)) words = "-f";
    if (!option.choices.empty()) {
      words = fmt::format(
          "-W {}", shell_quoted(fmt::format("{}", fmt::join(split_choices(option.choices), " "))));
    }
    if (option.completes != Completes::nothing) {
      words = fmt::format("-W \"$({})\"", listing(option.completes));
    }
    if (!option.listed.empty()) {  // completes what follows the last comma
      text += fmt::format(
          "        {}) COMPREPLY=($(compgen -P \"${{cur%\"${{cur##*,}}\"}}\" -W '{}' -- "
          "\"${{cur##*,}}\")); return ;;\n",
          pattern, listed_words(option));
      continue;
    }
    text += fmt::format("        {}) COMPREPLY=($(compgen {} -- \"$cur\")); return ;;\n", pattern,
                        words);
  }
  return text;
}

/// Completes the second word of two-word commands.
std::string second_word_cases(const Program& program) {
  std::string text;
  for (const Word& first : first_words(program)) {
    const auto words = second_words(program, first.word);
    if (words.empty()) continue;
    text += fmt::format("      {}) COMPREPLY=($(compgen -W '{}' -- \"$cur\")); return ;;\n",
                        first.word, joined(words));
  }
  if (text.empty()) return text;
  return "  if [ \"$COMP_CWORD\" = 2 ]; then\n    case ${COMP_WORDS[1]} in\n" + text +
         "    esac\n  fi\n";
}

std::string bash(const Program& program) {
  std::string text = fmt::format(
      "_{0}() {{\n"
      "  local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}}\n"
      "  local words= names=\n"
      "  if [ \"$cur\" = = ]; then cur=; fi\n"  // bash splits --option=value into three
      "  if [ \"$prev\" = = ]; then prev=${{COMP_WORDS[COMP_CWORD-2]}}; fi\n",
      identifier(program.name));
  text += second_word_cases(program);
  text += "  case \"${COMP_WORDS[1]} ${COMP_WORDS[2]}\" in\n";
  for (const Command* command : default_last(program)) {
    const auto options = listed_options(*command);
    std::string names;
    for (const Option& option : options) names += fmt::format(" --{}", option.name);
    text += fmt::format("    {})\n", pattern(program, *command));
    const std::string values = bash_values(options);
    if (!values.empty()) text += fmt::format("      case $prev in\n{}      esac\n", values);
    text += fmt::format("      words='{}'", names);
    if (command->completes != Completes::nothing) {
      text += fmt::format(" names=\"$({})\"", listing(command->completes));
    }
    text += " ;;\n";
  }
  text += fmt::format(
      "  esac\n"
      "  if [ \"$COMP_CWORD\" = 1 ] && [ \"${{cur#-}}\" = \"$cur\" ]; then\n"
      "    COMPREPLY=($(compgen -W '{}' -- \"$cur\"))\n"
      "  elif [ \"${{cur#-}}\" != \"$cur\" ]; then\n"
      "    COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
      "  elif [ -n \"$names\" ]; then\n"
      "    COMPREPLY=($(compgen -W \"$names\" -- \"$cur\"))\n"
      "  else\n"
      "    COMPREPLY=($(compgen -f -- \"$cur\"))\n"
      "  fi\n"
      "}}\n"
      "complete -o filenames -F _{} {}\n",
      joined(first_words(program)), identifier(program.name), program.name);
  return text;
}

/// Escapes text for an _arguments specification, where brackets and colons are special.
std::string zsh_text(std::string_view text) {
  std::string result;
  for (const char letter : text) {
    if (letter == '[' || letter == ']' || letter == ':') result += '\\';
    result += letter;
  }
  return result;
}

/// Completes what a command lists.
std::string zsh_names(Completes kind) {
  return fmt::format("{{compadd -- ${{(f)\"$({})\"}}}}", zsh_text(listing(kind)));
}

std::string zsh_action(const Option& option) {
  if (!option.needs_value()) return {};
  if (option.completes != Completes::nothing) {
    return fmt::format(":{}:{}", option.value, zsh_names(option.completes));
  }
  if (!option.listed.empty()) {
    return fmt::format(":{0}:_values -s , {0} {1}", option.value, listed_words(option));
  }
  if (!option.choices.empty()) {
    return fmt::format(":{}:({})", option.value, fmt::join(split_choices(option.choices), " "));
  }
  std::string_view action = " ";
  if (names_directory(option)) action = "_files -/";
  if (names_file(option)) action = "_files";
  return fmt::format(":{}:{}", option.value, action);
}

/// Offers words with their help if the shell condition holds.
std::string describe_words(std::string_view condition, const std::vector<Word>& words) {
  std::string text = fmt::format("if {}; then\n  commands=(\n", condition);
  for (const Word& word : words) {
    text += fmt::format("    {}\n", shell_quoted(fmt::format("{}:{}", word.word, word.help)));
  }
  return text + "  )\n  _describe command commands\nfi\n";
}

std::string zsh(const Program& program) {
  std::string text = fmt::format("#compdef {0}\n\nlocal -a commands\n", program.name);
  text += describe_words("(( CURRENT == 2 ))", first_words(program));
  for (const Word& first : first_words(program)) {
    const auto words = second_words(program, first.word);
    if (words.empty()) continue;
    text += describe_words(fmt::format("(( CURRENT == 3 )) && [[ $words[2] == {} ]]", first.word),
                           words);
  }
  text += "case \"$words[2] $words[3]\" in\n";
  for (const Command* command : default_last(program)) {
    text += fmt::format("  {})\n    _arguments -s \\\n", pattern(program, *command));
    for (const Option& option : listed_options(*command)) {
      const std::string explained =
          fmt::format("[{}]{}", zsh_text(option.help), zsh_action(option));
      const std::string_view star = option.repeatable ? "*" : "";
      text += fmt::format("      {} \\\n",
                          shell_quoted(fmt::format("{}--{}{}", star, option.name, explained)));
      if (option.letter == '\0') continue;
      text += fmt::format("      {} \\\n",
                          shell_quoted(fmt::format("{}-{}{}", star, option.letter, explained)));
    }
    const std::string operands =
        command->completes == Completes::nothing ? "_files" : zsh_names(command->completes);
    text += fmt::format("      {} ;;\n", shell_quoted("*:operand:" + operands));
  }
  return text + "esac\n";
}

/// The shell condition for a command line with this command.
std::string names_command(const Program& program, const Command& command) {
  std::string text;
  if (&command == program.default_command) {
    // Its options are also offered if no other command is given.
    for (const Word& first : first_words(program)) {
      if (first.word != command.name) text += fmt::format(" {}", first.word);
    }
    return "not __fish_seen_subcommand_from" + text;
  }
  for (const std::string_view word : command.words()) {
    text += fmt::format("{}__fish_seen_subcommand_from {}", text.empty() ? "" : "; and ", word);
  }
  return text;
}

/// A word of fish that stands for what a command lists: in single quotes, fish takes a backslash
/// before another one for one.
std::string fish_names(Completes kind) {
  std::string command;
  for (const char c : listing(kind)) {
    if (c == '\\') command += '\\';
    command += c;
  }
  return fmt::format("'(sh -c \\'{}\\')'", command);
}

std::string fish(const Program& program) {
  const std::string complete = fmt::format("complete -c {}", program.name);
  std::string text;
  for (const Word& first : first_words(program)) {
    text += fmt::format("{} -n __fish_use_subcommand -a {} -d {}\n", complete, first.word,
                        shell_quoted(first.help));
    const auto words = second_words(program, first.word);
    for (const Word& second : words) {
      const std::string condition =
          fmt::format("__fish_seen_subcommand_from {}; and not __fish_seen_subcommand_from {}",
                      first.word, joined(words));
      text += fmt::format("{} -n {} -a {} -d {}\n", complete, shell_quoted(condition), second.word,
                          shell_quoted(second.help));
    }
  }
  for (const Command& command : program.commands) {
    const std::string condition = names_command(program, command);
    for (const Option& option : listed_options(command)) {
      std::string line =
          fmt::format("{} -n {} -l {}", complete, shell_quoted(condition), option.name);
      if (option.letter != '\0') line += fmt::format(" -s {}", option.letter);
      if (option.completes != Completes::nothing) {
        line += fmt::format(" -x -a {}", fish_names(option.completes));
      } else if (!option.listed.empty()) {
        line += fmt::format(" -x -a {}", shell_quoted(listed_words(option)));
      } else if (option.needs_value() && !option.choices.empty()) {
        const auto choices = split_choices(option.choices);
        line += fmt::format(" -x -a {}", shell_quoted(fmt::format("{}", fmt::join(choices, " "))));
      } else if (names_directory(option)) {
        line += " -x -a '(__fish_complete_directories)'";
      } else if (option.needs_value()) {
        line += names_file(option) ? " -r" : " -x";
      }
      text += fmt::format("{} -d {}\n", line, shell_quoted(option.help));
    }
    if (command.completes != Completes::nothing) {
      text += fmt::format("{} -n {} -f -a {}\n", complete, shell_quoted(condition),
                          fish_names(command.completes));
    }
  }
  return text;
}

}  // namespace
}  // namespace completion

std::string completions(const Program& program, std::string_view shell) {
  if (shell == "bash") return completion::bash(program);
  if (shell == "zsh") return completion::zsh(program);
  if (shell == "fish") return completion::fish(program);
  return {};
}

}  // namespace dateline
