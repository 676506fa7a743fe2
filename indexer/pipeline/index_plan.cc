#include "indexer/pipeline/index_plan.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <optional>

#include "common/source/content_digest.h"
#include "indexer/pipeline/missing_dumps.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// As if its disk was mounted elsewhere.
bool is_vacant(const std::string& place) {
  std::error_code code;
  return !fs::exists(place, code) || (fs::is_directory(place, code) && fs::is_empty(place, code));
}

// Whether most dumps of the root are at `place` now.
bool has_moved_to(const std::string& place, const std::string& root, const Manifest& manifest) {
  std::uint64_t known = 0;
  std::uint64_t found = 0;
  for (const DumpEntry& entry : manifest) {
    const auto rest = rest_below(entry.dump.path, root);
    if (!rest) continue;
    ++known;
    std::error_code code;
    const std::uintmax_t size = fs::file_size(fs::path(place) / *rest, code);
    if (!code && size == entry.dump.size) ++found;
  }
  return known > 0 && 2 * found >= known;
}

// The old place of the root that is now at `place`.
std::optional<std::string> earlier_place(const std::string& place, const Roots& roots,
                                         const Manifest& manifest) {
  for (const auto& [name, old] : roots.places()) {
    if (is_vacant(old) && has_moved_to(place, name, manifest)) return old;
  }
  return std::nullopt;
}

}  // namespace

Roots roots_of_run(Roots known, const std::vector<std::string>& given, const Manifest& manifest) {
  std::error_code code;
  for (const std::string& path : given) {
    const std::string place = canonical_place(path);
    if (known.holds(place) || !fs::exists(place, code)) continue;
    if (const auto earlier = earlier_place(place, known, manifest)) known.move(*earlier, place);
    known.add(path);
  }
  return known;
}

bool has_releases_below(const Manifest& manifest, const Roots& roots,
                        const std::vector<std::string>& places) {
  return std::ranges::any_of(manifest, [&](const DumpEntry& entry) {
    if (entry.releases == 0) return false;
    const std::string place = roots.place_of(entry.dump.path);
    return std::ranges::any_of(
        places, [&](const std::string& given) { return rest_below(place, given).has_value(); });
  });
}

void take_odd(Walk& found, const Manifest& manifest) {
  std::ranges::sort(found.odd, {}, [](const Oddity& each) { return each.dump.path; });
  DumpList odd;
  for (Oddity& each : found.odd) {
    const auto known = manifest.find(each.dump.path);
    if (known && known->releases > 0) {
      found.refusals.push_back(std::move(each.refusal));
    } else if (each.dump.path != odd.last_path()) {
      odd.add(each.dump);
    }
  }
  if (!odd.empty()) found.dumps = merge(found.dumps, odd);
  found.odd.clear();
}

std::optional<Refusal> refuse_unreadable(const DumpEntry& known, const Roots& roots) {
  const std::string place = roots.place_of(known.dump.path);
  if (known.releases == 0 || ::faccessat(AT_FDCWD, place.c_str(), R_OK, AT_EACCESS) == 0) return {};
  return Refusal{known.dump.path, "", 0, true,
                 fmt::format("{}; its releases are kept", std::strerror(errno))};
}

namespace {

class Planner {
 public:
  Planner(const Walk& found, const std::vector<std::string>& given, const Roots& roots,
          const Manifest& manifest, const PlanOptions& options)
      : found_(found), given_(given), roots_(roots), manifest_(manifest), options_(options) {}

  IndexPlan plan() {
    join_by_path(found_.dumps, manifest_, [this](const Dump* dump, const DumpEntry* known) {
      if (dump == nullptr && !finder_.find(*known)) gone_.emplace(known->dump.size, *known);
    });
    join_by_path(found_.dumps, manifest_, [this](const Dump* dump, const DumpEntry* known) {
      if (known == nullptr) return plan_new(*dump);
      if (dump != nullptr) plan_known(*dump, *known);
    });
    plan_gone();
    return std::move(plan_);
  }

 private:
  bool has_content(const Dump& dump, std::uint64_t digest) const {
    const auto found = digest_of_file(roots_.place_of(dump.path));
    return found && *found == digest;
  }

  // Whether bytes were appended without any other change.
  bool has_grown(const Dump& dump, const DumpEntry& known) const {
    if (!known.resume || dump.size <= known.dump.size) return false;
    const auto found = digest_of_file(roots_.place_of(dump.path), known.dump.size);
    return found && *found == known.digest;
  }

  void plan_new(const Dump& dump) {
    auto [first, last] = gone_.equal_range(dump.size);
    std::optional<Result<std::uint64_t>> digest;  // of the content, read once
    for (auto it = first; it != last; ++it) {
      const DumpEntry& entry = it->second;
      const bool same_file =
          entry.dump.inode == dump.inode && entry.dump.modified_ns == dump.modified_ns;
      if (!same_file) {
        if (!digest) digest = digest_of_file(roots_.place_of(dump.path));
        if (!*digest || **digest != entry.digest) continue;
      }
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
      if (auto refusal = refuse_unreadable(known, roots_)) {
        plan_.unreadable.push_back(*std::move(refusal));
        ++plan_.unchanged;
        return;
      }
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

  void plan_gone() {
    std::vector<MissingDump> missing;
    for (const auto& [size, entry] : gone_) missing.push_back({entry.dump.path, entry.releases});
    MissingDumps judged =
        judge_missing(missing, given_, roots_, manifest_, found_.refusals, options_.prune);
    plan_.gone = missing.size() - judged.removed.size();
    plan_.removed = std::move(judged.removed);
    plan_.missing = std::move(judged.warnings);
  }

  const Walk& found_;
  const std::vector<std::string>& given_;
  const Roots& roots_;
  const Manifest& manifest_;
  const PlanOptions& options_;
  DumpFinder finder_{roots_};
  std::multimap<std::uint64_t, DumpEntry> gone_;  ///< by size
  IndexPlan plan_;
};

}  // namespace

IndexPlan make_plan(const Walk& found, const std::vector<std::string>& given, const Roots& roots,
                    const Manifest& manifest, const PlanOptions& options) {
  return Planner(found, given, roots, manifest, options).plan();
}

}  // namespace dateline
