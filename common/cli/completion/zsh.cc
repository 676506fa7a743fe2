#include <fmt/format.h>

#include <algorithm>

#include "common/cli/completion/parts.h"

namespace dateline::completion {
namespace {

/// Escapes text for an _arguments specification, where brackets and colons are special.
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

}  // namespace

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
    text += "      '*:operand:_files' ;;\n";
  }
  return text + "esac\n";
}

}  // namespace dateline::completion
