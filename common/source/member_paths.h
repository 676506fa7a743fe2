#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

namespace dateline {

/// Makes the paths of a dump's members unique: an archive may hold several with the same name. Not
/// thread-safe.
class MemberPaths {
 public:
  /// Returns the path, or, if an earlier member had it, the path with " (2)" or the next free
  /// number.
  std::string distinct(const std::string& path);

 private:
  /// Number of members by path digest, since there may be millions.
  std::unordered_map<std::uint64_t, std::uint32_t> taken_;
};

}  // namespace dateline
