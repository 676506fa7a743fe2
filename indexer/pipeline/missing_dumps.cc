#include "indexer/pipeline/missing_dumps.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

namespace dateline {
namespace {

// --prune removes at most one release in this many.
constexpr std::uint64_t least_for_one_pruned = 10;

// The releases of a folder and of those below it.
struct Releases {
  std::uint64_t known = 0;
  std::uint64_t missing = 0;
};

class Judge {
 public:
  Judge(const std::vector<std::string>& given, const Roots& roots,
        const std::vector<Refusal>& unread, Prune prune)
      : given_(given), roots_(roots), unread_(unread), prune_(prune) {}

  void count(const std::vector<MissingDump>& missing, const Manifest& manifest) {
    for (const MissingDump& dump : missing) {
      for (const std::string& folder : folders_of(dump.path)) {
        folders_[folder].missing += dump.releases;
      }
    }
    if (folders_.empty()) return;
    for (const DumpEntry& entry : manifest) {
      for (const std::string& folder : folders_of(entry.dump.path)) {
        const auto found = folders_.find(folder);
        if (found != folders_.end()) found->second.known += entry.releases;
      }
    }
  }

  MissingDumps judge(const std::vector<MissingDump>& missing) {
    MissingDumps result;
    std::map<std::string, std::vector<const MissingDump*>> few;  // by given place
    for (const MissingDump& dump : missing) {
      const auto folders = folders_of(dump.path);
      if (folders.empty()) continue;
      if (prune_ != Prune::all && warns_of(folders)) continue;
      if (prune_ == Prune::nothing || is_unread(roots_.place_of(dump.path))) continue;
      few[folders.back()].push_back(&dump);
    }
    for (const auto& [place, dumps] : few) {
      if (prune_ == Prune::few && warns_of_many(place, dumps)) continue;
      for (const MissingDump* dump : dumps) result.removed.push_back(dump->path);
    }
    result.warnings.assign(warnings_.begin(), warnings_.end());
    return result;
  }

 private:
  bool is_given(const std::string& place) const {
    return std::ranges::find(given_, place) != given_.end();
  }

  // The places of the folders above a dump, innermost first, up to the outermost that was given;
  // for a dump given by itself its own place.
  std::vector<std::string> folders_of(const std::string& path) const {
    std::vector<std::string> folders;
    std::size_t up_to_given = 0;
    std::string place = roots_.place_of(path);
    if (is_given(place)) folders.push_back(place);
    up_to_given = folders.size();
    while (place.size() > 1) {
      place.resize(std::max<std::size_t>(place.rfind('/') + 1, 2) - 1);
      folders.push_back(place);
      if (is_given(place)) up_to_given = folders.size();
    }
    folders.resize(up_to_given);
    return folders;
  }

  // Whether one of the folders has lost most of its releases; notes the outermost.
  bool warns_of(const std::vector<std::string>& folders) {
    const auto outermost =
        std::find_if(folders.rbegin(), folders.rend(), [this](const std::string& folder) {
          const Releases& releases = folders_.at(folder);
          std::error_code code;
          return 2 * releases.missing > releases.known &&
                 (is_given(folder) || std::filesystem::is_directory(folder, code));
        });
    if (outermost == folders.rend()) return false;
    const Releases& releases = folders_.at(*outermost);
    warnings_.insert(
        fmt::format("{}: the files of {} of its {} releases are missing; is a disk not mounted? "
                    "The releases are kept (--prune=all removes them)",
                    *outermost, releases.missing, releases.known));
    return true;
  }

  bool warns_of_many(const std::string& place, const std::vector<const MissingDump*>& dumps) {
    std::uint64_t releases = 0;
    for (const MissingDump* dump : dumps) releases += dump->releases;
    const std::uint64_t known = folders_.at(place).known;
    if (least_for_one_pruned * releases <= known) return false;
    warnings_.insert(
        fmt::format("{}: the files of {} of its {} releases are missing, more than --prune "
                    "removes; the releases are kept (--prune=all removes them)",
                    place, releases, known));
    return true;
  }

  // What does not exist is unread, too, but known to be gone.
  bool is_unread(const std::string& place) const {
    return std::ranges::any_of(unread_, [&](const Refusal& refusal) {
      const std::string refused = roots_.place_of(refusal.file);
      std::error_code code;
      return rest_below(place, refused) &&
             (prune_ != Prune::all || std::filesystem::exists(refused, code));
    });
  }

  const std::vector<std::string>& given_;
  const Roots& roots_;
  const std::vector<Refusal>& unread_;
  const Prune prune_;
  std::map<std::string, Releases> folders_;  ///< by place; only those with missing dumps
  std::set<std::string> warnings_;
};

}  // namespace

MissingDumps judge_missing(const std::vector<MissingDump>& missing,
                           const std::vector<std::string>& given, const Roots& roots,
                           const Manifest& manifest, const std::vector<Refusal>& unread,
                           Prune prune) {
  Judge judge(given, roots, unread, prune);
  judge.count(missing, manifest);
  return judge.judge(missing);
}

}  // namespace dateline
