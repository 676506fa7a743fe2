#include "indexer/source/walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <set>
#include <utility>

#include "common/database/index_directory.h"
#include "common/glass/version_file.h"
#include "common/support/file.h"
#include "common/support/hollow_file.h"

namespace dateline {
namespace {

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};
using Directory = std::unique_ptr<DIR, CloseDirectory>;

// An entry of a folder. Names of folders end in a slash, so that names sort like the paths below
// them.
struct FolderEntry {
  enum class Kind { file, hollow, folder, neither };

  Dump dump;  // its path is the name
  Kind kind = Kind::neither;
  bool is_link = false;
  bool is_broken_link = false;
  std::pair<dev_t, ino_t> identity;
  int error = 0;
};

FolderEntry describe_entry(int folder, std::string name) {
  FolderEntry entry;
  struct stat status {};
  if (::fstatat(folder, name.c_str(), &status, 0) != 0) {
    entry.error = errno;
    const bool leads_nowhere = entry.error == ENOENT || entry.error == ELOOP;
    entry.is_broken_link =
        leads_nowhere && ::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0;
    entry.dump = describe_dump(std::move(name), status);
    return entry;
  }
  if (S_ISDIR(status.st_mode)) {
    entry.kind = FolderEntry::Kind::folder;
    if (!name.ends_with('/')) name += '/';
  } else if (S_ISREG(status.st_mode)) {
    const bool hollow = is_hollow(folder, name, status);
    entry.kind = hollow ? FolderEntry::Kind::hollow : FolderEntry::Kind::file;
  }
  entry.dump = describe_dump(std::move(name), status);
  entry.identity = {status.st_dev, status.st_ino};
  return entry;
}

// Some file systems do not tell the type of an entry.
bool is_link(int folder, const dirent& found) {
  if (found.d_type != DT_UNKNOWN) return found.d_type == DT_LNK;
  struct stat status {};
  return ::fstatat(folder, found.d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
         S_ISLNK(status.st_mode);
}

// A folder with Xapian's stub, or with the tables that one names.
bool holds_index(const std::vector<FolderEntry>& entries) {
  return std::ranges::any_of(entries, [](const FolderEntry& entry) {
    return entry.dump.path == stub_name || entry.dump.path == glass::version_file_name;
  });
}

// Folders are read in path order, so the dumps below a root are sorted; the lists of several roots
// are merged.
class Walker {
 public:
  Walker(const Roots& roots, const std::filesystem::path& index) : roots_(roots) {
    struct stat status {};
    const bool there = !index.empty() && ::stat(index.c_str(), &status) == 0;
    if (there) entered_.insert({status.st_dev, status.st_ino});
  }

  Walk take_found() {
    for (; lists_.size() > 1; lists_.resize((lists_.size() + 1) / 2)) {
      for (std::size_t i = 0; 2 * i < lists_.size(); ++i) {
        const bool pair = 2 * i + 1 < lists_.size();
        lists_[i] = pair ? merge(lists_[2 * i], lists_[2 * i + 1]) : std::move(lists_[2 * i]);
      }
    }
    if (!lists_.empty()) found_.dumps = std::move(lists_.front());
    found_.dumps.shrink();
    return std::move(found_);
  }

  void visit(const std::string& folder, FolderEntry entry) {
    std::string path = folder + entry.dump.path;
    if (entry.is_broken_link) return add_odd(path, entry.dump, std::strerror(entry.error));
    if (entry.error != 0) return refuse(path, std::strerror(entry.error));
    if (entry.is_link) path = target_of(std::move(path));
    switch (entry.kind) {
      case FolderEntry::Kind::file:
        entry.dump.path = roots_.path_of(path);
        return add(entry.dump);
      case FolderEntry::Kind::hollow:
        return refuse(path, "almost all of the file is a hole");
      case FolderEntry::Kind::folder:
        if (entered_.insert(entry.identity).second) enter(path);
        return;
      case FolderEntry::Kind::neither:
        return add_odd(path, entry.dump, "neither a regular file nor a folder");
    }
  }

 private:
  void add(const Dump& dump) {
    if (lists_.empty() || dump.path < lists_.back().last_path()) lists_.emplace_back();
    if (dump.path != lists_.back().last_path()) lists_.back().add(dump);
  }

  // That of a link if a root shows it, else the link itself.
  std::string target_of(std::string link) const {
    std::error_code code;
    std::string target = std::filesystem::canonical(link, code);
    if (code || !roots_.shows(target)) return link;
    if (link.ends_with('/')) target += '/';
    return target;
  }

  void enter(const std::string& path) {
    std::vector<FolderEntry> entries;
    {
      const Directory directory(::opendir(path.c_str()));
      if (directory == nullptr) return refuse(path, std::strerror(errno));
      while (const dirent* found = ::readdir(directory.get())) {
        if (found->d_name[0] == '.') continue;
        entries.push_back(describe_entry(::dirfd(directory.get()), found->d_name));
        entries.back().is_link = is_link(::dirfd(directory.get()), *found);
        if (entries.back().is_link) found_.links.push_back(path + found->d_name);
      }
    }
    if (holds_index(entries)) return;
    // Sorted before they are followed, so that of two paths to the same folder always the same one
    // is used.
    std::sort(entries.begin(), entries.end(),
              [](const FolderEntry& left, const FolderEntry& right) {
                return left.dump.path < right.dump.path;
              });
    for (FolderEntry& entry : entries) visit(path, std::move(entry));
  }

  void refuse(std::string path, const char* reason) {
    if (path.size() > 1 && path.ends_with('/')) path.pop_back();
    found_.refusals.push_back({roots_.path_of(path), "", 0, true, reason});
  }

  void add_odd(const std::string& path, Dump dump, const char* reason) {
    dump.path = roots_.path_of(path);
    found_.odd.push_back({dump, {dump.path, "", 0, true, reason}});
  }

  const Roots& roots_;
  std::vector<DumpList> lists_;
  Walk found_;
  std::set<std::pair<dev_t, ino_t>> entered_;
};

}  // namespace

Walk walk(const std::vector<std::string>& places, const Roots& roots,
          const std::filesystem::path& index) {
  Walker walker(roots, index);
  for (const std::string& place : places) {
    std::string path = place;
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    FolderEntry entry = describe_entry(AT_FDCWD, std::move(path));
    if (entry.error == ENOENT && !entry.is_broken_link) continue;
    entry.is_link = true;  // perhaps
    walker.visit("", std::move(entry));
  }
  return walker.take_found();
}

bool DumpFinder::has_no_link(const std::filesystem::path& folder) {
  if (folder != folder_) {
    std::error_code code;
    folder_ = folder;
    folder_has_no_link_ = std::filesystem::canonical(folder, code) == folder && !code;
  }
  return folder_has_no_link_;
}

bool is_odd(const Dump& dump, const std::string& place) {
  struct stat status {};
  const auto is_it = [&] {
    return !S_ISREG(status.st_mode) && describe_dump(dump.path, status) == dump;
  };
  return (::lstat(place.c_str(), &status) == 0 && is_it()) ||
         (::stat(place.c_str(), &status) == 0 && is_it());
}

std::optional<Dump> DumpFinder::find(const DumpEntry& known) {
  const std::string& path = known.dump.path;
  constexpr std::int64_t block = 512;  // bytes, see stat(2)
  const std::string place = roots_.place_of(path);
  struct stat status {};
  const bool is_file = ::lstat(place.c_str(), &status) == 0 && S_ISREG(status.st_mode);
  const bool is_whole = is_file && status.st_blocks * block >= status.st_size;
  if (is_whole && has_no_link(std::filesystem::path(place).parent_path())) {
    return describe_dump(path, status);
  }
  const Walk found = walk({place}, roots_);
  if (known.releases == 0 && found.odd.size() == 1 && found.odd.front().dump.path == path) {
    return found.odd.front().dump;
  }
  if (found.dumps.size() != 1 || found.dumps.begin()->path != path) return std::nullopt;
  return *found.dumps.begin();
}

}  // namespace dateline
