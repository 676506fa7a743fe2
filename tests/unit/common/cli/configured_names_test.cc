#include "common/cli/configured_names.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "indexer/command/commands.h"
#include "query/command/commands.h"

using namespace dateline;

TEST_CASE("configuration files may name every command and setting of both programs") {
  std::set<std::string> commands;
  std::set<std::string> settings;
  for (const Program* program : {&indexer_program(), &query_program()}) {
    for (const Command& command : program->commands) {
      commands.emplace(command.name);
      for (const Option& option : command.options) settings.emplace(option.name);
      settings.insert(command.operand_key());
    }
  }
  settings.erase("");
  CHECK(commands == std::set<std::string>(configured_commands.begin(), configured_commands.end()));
  CHECK(settings == std::set<std::string>(configured_settings.begin(), configured_settings.end()));
}
