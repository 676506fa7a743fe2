#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "common/release/release.h"

namespace dateline {

/// Counts the releases that have a field whose name Dateline does not know. Not thread-safe.
class UnknownFields {
 public:
  using Counts = std::map<std::string, std::uint64_t, std::less<>>;  ///< releases by name

  void add(const Release& release);
  void merge(const UnknownFields& other);

  /// At most a thousand names: foreign data has no end of them.
  const Counts& counts() const { return counts_; }

 private:
  void add(std::string_view name, std::uint64_t releases);

  Counts counts_;
};

}  // namespace dateline
