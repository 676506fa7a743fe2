#include "indexer/source/walk.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <set>
#include <utility>

namespace dateline {
namespace {

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};
using Directory = std::unique_ptr<DIR, CloseDirectory>;

class Walker {
 public:
  Walk take_found() {
    std::sort(dumps_.begin(), dumps_.end(),
              [](const Dump& left, const Dump& right) { return left.path < right.path; });
    const std::string* last = nullptr;
    for (const Dump& dump : dumps_) {
      if (last == nullptr || *last != dump.path) found_.dumps.add(dump);
      last = &dump.path;
    }
    found_.dumps.shrink();
    return std::move(found_);
  }

  void visit(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return refuse(path, std::strerror(errno));
    if (S_ISDIR(status.st_mode)) {
      if (entered_.emplace(status.st_dev, status.st_ino).second) enter(path);
    } else if (S_ISREG(status.st_mode)) {
      dumps_.push_back(describe_dump(path, status));
    } else {
      refuse(path, "is neither a file nor a folder");
    }
  }

 private:
  void enter(const std::string& path) {
    const Directory directory(::opendir(path.c_str()));
    if (directory == nullptr) return refuse(path, std::strerror(errno));
    std::vector<std::string> names;
    while (const dirent* entry = ::readdir(directory.get())) {
      if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
    }
    // Sorted before they are followed: of two ways to the same folder always the same one is taken.
    std::sort(names.begin(), names.end());
    const std::string folder = path.ends_with('/') ? path : path + '/';
    for (const std::string& name : names) visit(folder + name);
  }

  void refuse(const std::string& path, const char* reason) {
    found_.refusals.push_back({path, "", 0, true, reason});
  }

  std::vector<Dump> dumps_;
  Walk found_;
  std::set<std::pair<dev_t, ino_t>> entered_;
};

}  // namespace

Walk walk(const std::vector<std::string>& roots) {
  Walker walker;
  for (const std::string& root : roots) {
    std::string path = root;
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    walker.visit(path);
  }
  return walker.take_found();
}

}  // namespace dateline
