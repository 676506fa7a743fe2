#include "query/watch/watch_store.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>

#include "common/cli/nearest.h"
#include "query/watch/watch_file.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

bool is_watch_name(std::string_view name) {
  constexpr std::size_t longest = 100;
  constexpr std::string_view allowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
  return !name.empty() && name.size() <= longest && name.front() != '.' && name.front() != '-' &&
         name.find_first_not_of(allowed) == std::string_view::npos;
}

Result<fs::path> state_directory() {
  const char* state = std::getenv("XDG_STATE_HOME");
  if (state != nullptr && *state == '/') return fs::path(state) / "dateline";
  const char* home = std::getenv("HOME");
  if (home != nullptr && *home == '/') return fs::path(home) / ".local/state/dateline";
  return fail(ErrorKind::usage, "no home directory to keep watches in",
              "choose a directory with --state");
}

/// Creates missing folders, readable by this user only: watches are private.
Result<void> make_private_folder(const fs::path& path) {
  std::error_code error;
  const fs::path parent = path.parent_path();
  if (!parent.empty() && !fs::exists(parent, error)) {
    if (auto made = make_private_folder(parent); !made) return made;
  }
  if (::mkdir(path.c_str(), S_IRWXU) != 0 && errno != EEXIST) return fail_errno(path.string());
  return {};
}

}  // namespace

Result<WatchStore> WatchStore::open(const std::string& directory) {
  auto state = directory.empty() ? state_directory() : Result<fs::path>(directory);
  if (!state) return pass(state);
  return WatchStore(*state / "watches");
}

fs::path WatchStore::file_of(const std::string& name) const {
  return folder_ / name / "watch.json";
}

std::vector<std::string> WatchStore::names() const {
  std::vector<std::string> found;
  std::error_code error;
  for (fs::directory_iterator at(folder_, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    std::error_code ignored;
    if (fs::exists(file_of(name), ignored)) found.push_back(name);
  }
  std::sort(found.begin(), found.end());
  return found;
}

Failure WatchStore::no_watch(const std::string& name) const {
  const auto all = names();
  const std::vector<std::string_view> known(all.begin(), all.end());
  const std::string_view meant = nearest(name, known);
  return fail(
      ErrorKind::input, fmt::format("no watch named '{}'", name),
      meant.empty() ? "see dateline-query watch list" : fmt::format("did you mean '{}'?", meant));
}

Result<Watch> WatchStore::load(const std::string& name) const {
  std::error_code ignored;
  if (!is_watch_name(name) || !fs::exists(file_of(name), ignored)) return no_watch(name);
  auto content = read_file(file_of(name));
  if (!content) return pass(content);
  auto watch = decode_watch(*content);
  if (!watch) {
    return fail(ErrorKind::input, fmt::format("{}: damaged watch", file_of(name).string()),
                "remove the watch and add it again");
  }
  watch->name = name;
  return *std::move(watch);
}

Result<void> WatchStore::save(const Watch& watch) const {
  return replace_file(file_of(watch.name), encode_watch(watch));
}

Result<void> WatchStore::add(const Watch& watch) const {
  if (!is_watch_name(watch.name)) {
    return fail(ErrorKind::usage, fmt::format("'{}' is not a valid watch name", watch.name),
                "use letters and digits, with . _ - between them");
  }
  if (auto made = make_private_folder(folder_ / watch.name); !made) return made;
  const auto held = lock(watch.name, std::chrono::seconds(0));
  if (!held) return pass(held);
  std::error_code ignored;
  if (fs::exists(file_of(watch.name), ignored)) {
    return fail(ErrorKind::usage, fmt::format("watch '{}' already exists", watch.name),
                fmt::format("remove it first: dateline-query watch remove {}", watch.name));
  }
  return save(watch);
}

Result<void> WatchStore::remove(const std::string& name, std::chrono::seconds wait) const {
  std::error_code ignored;
  if (!is_watch_name(name) || !fs::exists(file_of(name), ignored)) return no_watch(name);
  const auto held = lock(name, wait);
  if (!held) return pass(held);
  return remove_tree(folder_ / name);
}

Result<WriterLock> WatchStore::lock(const std::string& name, std::chrono::seconds wait) const {
  std::error_code ignored;
  if (!is_watch_name(name) || !fs::exists(folder_ / name, ignored)) return no_watch(name);
  return WriterLock::acquire(folder_ / name / "lock", wait);
}

}  // namespace dateline
