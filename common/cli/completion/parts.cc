#include "common/cli/completion/parts.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/cli/documentation.h"

namespace dateline {
namespace completion {

std::vector<Option> listed_options(const Command& command) {
  std::vector<Option> result;
  for (const std::span<const Option> table : {command.options, common_options()}) {
    std::ranges::copy_if(table, std::back_inserter(result),
                         [](const Option& option) { return !option.help.empty(); });
  }
  return result;
}

std::vector<Word> first_words(const Program& program) {
  std::vector<Word> found;
  for (const Command& command : program.commands) {
    const auto words = command.words();
    if (words.size() == 1) {
      found.push_back({words.front(), std::string(command.summary)});
    } else if (std::ranges::find(found, words.front(), &Word::word) == found.end()) {
      found.push_back({words.front(), joined(second_words(program, words.front()))});
    }
  }
  return found;
}

std::vector<Word> second_words(const Program& program, std::string_view first) {
  std::vector<Word> found;
  for (const Command* command : program.group(first)) {
    found.push_back({command->words().back(), std::string(command->summary)});
  }
  return found;
}

std::string joined(const std::vector<Word>& words) {
  std::string text;
  for (const Word& word : words) text += fmt::format("{}{}", text.empty() ? "" : " ", word.word);
  return text;
}

std::vector<const Command*> default_last(const Program& program) {
  std::vector<const Command*> commands;
  for (const Command& command : program.commands) commands.push_back(&command);
  std::stable_partition(commands.begin(), commands.end(),
                        [&](const Command* command) { return command != program.default_command; });
  return commands;
}

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

}  // namespace completion

std::string completions(const Program& program, std::string_view shell) {
  if (shell == "bash") return completion::bash(program);
  if (shell == "zsh") return completion::zsh(program);
  if (shell == "fish") return completion::fish(program);
  return {};
}

}  // namespace dateline
