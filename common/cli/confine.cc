#include "common/cli/confine.h"

#include "common/text/terminal_text.h"

namespace dateline {

void confine(const Arguments& arguments, const Reach& reach) {
  if (arguments.flag("no-sandbox")) return;
  const std::string missing = enter_sandbox(reach).missing();
  if (!missing.empty() && arguments.flag("verbose")) print_line(missing);
}

}  // namespace dateline
