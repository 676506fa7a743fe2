#include "query/command/confine.h"

namespace dateline {

void add_reach(const Arguments& arguments, Reach& reach) {
  for (const Option& option : arguments.command().options) {
    // The dumps of an archive may be anywhere.
    if (option.name == "raw" && arguments.flag("raw")) reach.read.emplace_back("/");
    if (option.value != "DIR" && option.value != "FILE") continue;
    for (const std::string& path : arguments.texts(option.name)) reach.read.emplace_back(path);
  }
}

void confine(const Arguments& arguments) {
  if (arguments.flag("no-sandbox")) return;
  Reach reach;
  add_reach(arguments, reach);
  enter_sandbox(reach);
}

}  // namespace dateline
