#include "query/recall/state_folder.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace dateline {

namespace fs = std::filesystem;

Result<fs::path> state_folder() {
  const char* state = std::getenv("XDG_STATE_HOME");
  if (state != nullptr && *state == '/') return fs::path(state) / "dateline";
  const char* home = std::getenv("HOME");
  if (home != nullptr && *home == '/') return fs::path(home) / ".local/state/dateline";
  return fail(ErrorKind::usage, "no home directory to keep watches in",
              "choose a directory with --state");
}

Result<void> make_private_folder(const fs::path& path) {
  std::error_code error;
  const fs::path parent = path.parent_path();
  if (!parent.empty() && !fs::exists(parent, error)) {
    if (auto made = make_private_folder(parent); !made) return made;
  }
  if (::mkdir(path.c_str(), S_IRWXU) != 0 && errno != EEXIST) return fail_errno(path.string());
  return {};
}

}  // namespace dateline
