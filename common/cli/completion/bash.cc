#include <fmt/format.h>

#include <algorithm>

#include "common/cli/completion/parts.h"

namespace dateline::completion {
namespace {

std::string identifier(std::string_view name) {
  std::string result(name);
  std::ranges::replace(result, '-', '_');
  return result;
}

/// Cases for option values, by the word before the cursor.
std::string bash_values(const std::vector<Option>& options) {
  std::string text;
  for (const Option& option : options) {
    if (option.value.empty()) continue;
    std::string pattern = fmt::format("--{}", option.name);
    if (option.letter != '\0') pattern += fmt::format("|-{}", option.letter);
    std::string words = "-W ''";
    if (names_directory(option)) words = "-d";
    if (names_file(option)) words = "-f";
    if (!option.choices.empty()) {
      words = fmt::format(
          "-W {}", shell_quoted(fmt::format("{}", fmt::join(split_choices(option.choices), " "))));
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

}  // namespace

std::string bash(const Program& program) {
  std::string text = fmt::format(
      "_{0}() {{\n"
      "  local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}}\n"
      "  local words=\n",
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
      joined(first_words(program)), identifier(program.name), program.name);
  return text;
}

}  // namespace dateline::completion
