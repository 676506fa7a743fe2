#include "query/command/confine.h"

#include <string>
#include <utility>

#include "common/cli/configuration.h"

namespace dateline {

void add_reach(const Arguments& arguments, Reach& reach) {
  for (const Option& option : arguments.command().options) {
    // The dumps of an archive may be anywhere.
    if (option.name == "raw" && arguments.flag("raw")) reach.read.emplace_back("/");
    if (option.value != "DIR" && option.value != "FILE") continue;
    for (const std::string& path : arguments.texts(option.name)) reach.read.emplace_back(path);
  }
}

void add_configuration(const Arguments& arguments, Reach& reach) {
  const std::string named(arguments.text("config"));
  if (!named.empty()) {
    reach.read.emplace_back(named);
  } else {
    for (auto& path : configuration_paths()) reach.read.push_back(std::move(path));
  }
}

void confine(const Arguments& arguments) {
  if (arguments.flag("no-sandbox")) return;
  Reach reach;
  add_reach(arguments, reach);
  enter_sandbox(reach);
}

}  // namespace dateline
