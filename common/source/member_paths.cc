#include "common/source/member_paths.h"

#include <fmt/format.h>
#include <xxhash.h>

namespace dateline {

std::string MemberPaths::distinct(const std::string& path) {
  const auto digest = [](const std::string& text) { return XXH3_64bits(text.data(), text.size()); };
  std::uint32_t& count = taken_[digest(path)];
  std::string candidate = path;
  while (++count > 1) {
    candidate = fmt::format("{} ({})", path, count);
    if (taken_.try_emplace(digest(candidate), 1).second) break;
  }
  return candidate;
}

}  // namespace dateline
