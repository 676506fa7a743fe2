#include "indexer/pipeline/archive_roots.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>

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

bool has_dumps_below(const Manifest& manifest, const Roots& roots,
                     const std::vector<std::string>& places) {
  return std::ranges::any_of(manifest, [&](const DumpEntry& entry) {
    const std::string place = roots.place_of(entry.dump.path);
    return std::ranges::any_of(
        places, [&](const std::string& given) { return rest_below(place, given).has_value(); });
  });
}

}  // namespace dateline
