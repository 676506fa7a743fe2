#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/cli/program.h"

namespace dateline::completion {

/// The options of a command and the common ones, without hidden ones.
std::vector<Option> listed_options(const Command& command);

/// A completion for the first word of a command line, or for the second after a group name.
struct Word {
  std::string_view word;
  std::string help;
};

/// The first words of all commands, each once.
std::vector<Word> first_words(const Program& program);

/// The second words of the commands that start with `first`.
std::vector<Word> second_words(const Program& program, std::string_view first);

/// The words of a list, separated by spaces.
std::string joined(const std::vector<Word>& words);

/// The commands with the default one last, so that the first match can be chosen.
std::vector<const Command*> default_last(const Program& program);

/// A `case` pattern for bash and zsh that matches the first two words of a line with the command.
std::string pattern(const Program& program, const Command& command);

bool names_directory(const Option& option);
bool names_file(const Option& option);

/// Text in single quotes for a shell. Single quotes inside become '\''.
std::string shell_quoted(std::string_view text);

/// Completion scripts, one function per shell.
std::string bash(const Program& program);
std::string zsh(const Program& program);
std::string fish(const Program& program);

}  // namespace dateline::completion
