#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include "common/support/file.h"
#include "tests/crash/scenario.h"

using namespace dateline;
using namespace dateline::test;
namespace fs = std::filesystem;

namespace {

using Inode = std::uint64_t;

constexpr std::uint64_t longest = std::uint64_t{1} << 30;  // bytes of a file

Inode inode_of(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) throw std::runtime_error("no " + path.string());
  return status.st_ino;
}

// Which names reached the disk before the power loss.
enum class Names {
  synced,  ///< only those of folders that were synced
  all,     ///< also unsynced ones: content may be lost behind a new name
};

// Files and folders as stored on disk: each has the content of its last sync.
class Disk {
 public:
  // Everything in a place before the run counts as synced.
  explicit Disk(const fs::path& place) {
    for (const auto& entry : fs::recursive_directory_iterator(place)) keep(entry.path());
    keep(place);
  }

  // Restores what is left of `place` after a power loss; `room` is the folder of the shim.
  void restore(const fs::path& place, const fs::path& room, Names names) {
    for (const auto& entry : fs::directory_iterator(room)) {
      const std::string name = entry.path().filename().string();
      const std::size_t dash = name.find('-');
      const Inode inode = std::stoull(name.substr(dash + 1));
      (name.starts_with("names") ? names_ : contents_)[inode] = *read_file(entry.path(), longest);
    }
    const fs::path left = place.string() + ".left";
    fs::create_directory(left);
    write_folder(place, inode_of(place), left, names);
    fs::remove_all(place);
    fs::rename(left, place);
  }

 private:
  void keep(const fs::path& path) {
    const Inode inode = inode_of(path);
    if (fs::is_directory(path)) {
      names_[inode] = listing(path);
    } else {
      contents_[inode] = *read_file(path, longest);
    }
  }

  static std::string listing(const fs::path& folder) {
    std::string lines;
    for (const auto& entry : fs::directory_iterator(folder)) {
      lines +=
          std::to_string(inode_of(entry.path())) + ' ' + entry.path().filename().string() + '\n';
    }
    return lines;
  }

  // `lies_at` is where the folder with that inode was when the power went, if it was still there.
  void write_folder(const fs::path& lies_at, Inode folder, const fs::path& out, Names names) {
    std::istringstream lines(names == Names::all ? listing(lies_at) : names_[folder]);
    Inode inode = 0;
    std::string name;
    while (lines >> inode >> name) {
      const fs::path there = lies_at / name;
      if (names_.count(inode) != 0 || fs::is_directory(there)) {
        fs::create_directory(out / name);
        write_folder(there, inode, out / name, names);
      } else {
        std::ofstream(out / name, std::ios::binary) << contents_[inode];
      }
    }
  }

  std::map<Inode, std::string> contents_;  ///< of files
  std::map<Inode, std::string> names_;     ///< in folders
};

// Files are identified by inode number, which must not be reused for other files.
bool gives_inodes_once(const fs::path& place) {
  struct statfs status {};
  return ::statfs(place.c_str(), &status) == 0 && status.f_type == TMPFS_MAGIC;
}

std::vector<std::string> cut_power_at_calls(Step step, Names names) {
  if (!gives_inodes_once(fs::temp_directory_path())) {
    WARN("not tested: TMPDIR is no tmpfs");
    return {};
  }
  const Scenario scenario(step);
  return scenario.at_calls(
      "losses of power", stride_or(3), [&](const fs::path& index, long call) -> std::string {
        const fs::path room = index.string() + ".room";
        fs::create_directory(room);
        fs::create_directory(index);
        Disk disk(index);
        const Ending ended = scenario.run(index, {"power", call, room.string()});
        if (ended.signal != SIGKILL && ended.code != 0) return "failed: " + ended.output;
        disk.restore(index, room, names);
        fs::remove_all(room);
        return scenario.judge(index);
      });
}

const std::vector<std::string> none;

}  // namespace

TEST_CASE("nothing unsynced is needed after a power loss") {
  const auto step = GENERATE(Step::first_build, Step::update, Step::rebuild);
  CHECK(cut_power_at_calls(step, Names::synced) == none);
}

TEST_CASE("a new name never refers to unsynced content") {
  const auto step = GENERATE(Step::first_build, Step::update, Step::rebuild);
  CHECK(cut_power_at_calls(step, Names::all) == none);
}
