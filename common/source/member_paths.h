#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

namespace dateline {

/// Keeps the paths of the members of a dump apart: an archive may hold several of the same name.
/// Not thread-safe.
class MemberPaths {
 public:
  /// The path, or where a member before had it, the path with " (2)" or the next number free.
  std::string distinct(const std::string& path);

 private:
  /// By the digest of a path, for there may be millions: how many members had it.
  std::unordered_map<std::uint64_t, std::uint32_t> taken_;
};

}  // namespace dateline
