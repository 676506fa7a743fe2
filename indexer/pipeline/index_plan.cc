#include "indexer/pipeline/index_plan.h"

#include <sys/stat.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "common/source/content_digest.h"

namespace dateline {
namespace {

// Whether `path` is `folder` or lies below it.
bool is_below(std::string_view path, std::string_view folder) {
  while (folder.size() > 1 && folder.ends_with('/')) folder.remove_suffix(1);
  if (!path.starts_with(folder)) return false;
  return path.size() == folder.size() || folder == "/" || path[folder.size()] == '/';
}

bool exists(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0;
}

bool has_content(const Dump& dump, std::uint64_t digest) {
  const auto found = digest_of_file(dump.path);
  return found && *found == digest;
}

// Whether bytes were appended without any other change.
bool has_grown(const Dump& dump, const DumpEntry& known) {
  if (!known.resume || dump.size <= known.dump.size) return false;
  const auto found = digest_of_file(dump.path, known.dump.size);
  return found && *found == known.digest;
}

class Planner {
 public:
  Planner(const Walk& found, const std::vector<std::string>& roots, const Manifest& manifest,
          const PlanOptions& options)
      : found_(found), roots_(roots), manifest_(manifest), options_(options) {}

  IndexPlan plan() {
    join_by_path(found_.dumps, manifest_, [this](const Dump* dump, const DumpEntry* known) {
      if (dump == nullptr && !exists(known->dump.path)) gone_.emplace(known->dump.size, *known);
    });
    join_by_path(found_.dumps, manifest_, [this](const Dump* dump, const DumpEntry* known) {
      if (known == nullptr) return plan_new(*dump);
      if (dump != nullptr) plan_known(*dump, *known);
    });
    for (const auto& [size, entry] : gone_) plan_gone(entry);
    return std::move(plan_);
  }

 private:
  void plan_new(const Dump& dump) {
    auto [first, last] = gone_.equal_range(dump.size);
    for (auto it = first; it != last; ++it) {
      const DumpEntry& entry = it->second;
      const bool same_file =
          entry.dump.inode == dump.inode && entry.dump.modified_ns == dump.modified_ns;
      if (!same_file && !has_content(dump, entry.digest)) continue;
      plan_.moved.emplace(dump.path, entry.dump.path);
      gone_.erase(it);
      break;
    }
    plan_.to_read.add(dump);
    ++plan_.added;
  }

  /// Whether the content differs. A dump is read only if size and time leave doubt.
  bool is_changed(const Dump& dump, const DumpEntry& known) const {
    if (dump == known.dump && !options_.verify) return false;
    return dump.size != known.dump.size || !has_content(dump, known.digest);
  }

  void plan_known(const Dump& dump, const DumpEntry& known) {
    const bool retry = options_.retry_refused && !known.refusals.empty();
    if (retry || is_changed(dump, known)) {
      plan_.to_read.add(dump);
      ++plan_.changed;
      if (!retry && has_grown(dump, known)) plan_.grown.emplace(dump.path, *known.resume);
    } else if (dump == known.dump) {
      ++plan_.unchanged;
    } else {
      DumpEntry touched = known;
      touched.dump = dump;
      plan_.touched.put(touched);
    }
  }

  void plan_gone(const DumpEntry& entry) {
    if (options_.prune && may_prune(entry.dump.path)) {
      plan_.removed.push_back(entry.dump.path);
    } else {
      ++plan_.gone;
    }
  }

  // An unmounted disk or an unreadable folder must not empty the index.
  bool may_prune(const std::string& path) const {
    const bool below_a_root = std::any_of(roots_.begin(), roots_.end(), [&](const auto& root) {
      return is_below(path, root) && holds_something(root);
    });
    return below_a_root &&
           std::none_of(found_.refusals.begin(), found_.refusals.end(),
                        [&](const Refusal& refusal) { return is_below(path, refusal.file); });
  }

  bool holds_something(const std::string& root) const {
    return std::ranges::any_of(found_.dumps,
                               [&](const Dump& dump) { return is_below(dump.path, root); });
  }

  const Walk& found_;
  const std::vector<std::string>& roots_;
  const Manifest& manifest_;
  const PlanOptions& options_;
  std::multimap<std::uint64_t, DumpEntry> gone_;  ///< by size
  IndexPlan plan_;
};

}  // namespace

IndexPlan make_plan(const Walk& found, const std::vector<std::string>& roots,
                    const Manifest& manifest, const PlanOptions& options) {
  return Planner(found, roots, manifest, options).plan();
}

}  // namespace dateline
