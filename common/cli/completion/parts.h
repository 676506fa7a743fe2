#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/cli/program.h"

namespace dateline::completion {

/// The options of a command and the common ones, without hidden ones.
std::vector<Option> listed_options(const Command& command);

/// What can be completed for the first word of a line, or for the second behind a group's name.
struct Word {
  std::string_view word;
  std::string help;
};

/// The first words of all commands, each once.
std::vector<Word> first_words(const Program& program);

/// The second words of the commands that begin with that word.
std::vector<Word> second_words(const Program& program, std::string_view first);

/// The words of a list, with spaces between them.
std::string joined(const std::vector<Word>& words);

/// The commands with the default one last, for a choice of the first that fits.
std::vector<const Command*> default_last(const Program& program);

/// What `case` of bash and zsh matches with the first two words of a line that names the command.
std::string pattern(const Program& program, const Command& command);

bool names_directory(const Option& option);
bool names_file(const Option& option);

/// Text between single quotes for a shell: each of its own quotes ends them, stands alone, escaped,
/// and opens them again.
std::string shell_quoted(std::string_view text);

/// The scripts of the shells.
std::string bash(const Program& program);
std::string zsh(const Program& program);
std::string fish(const Program& program);

}  // namespace dateline::completion
