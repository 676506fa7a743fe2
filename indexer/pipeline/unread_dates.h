#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/release/release.h"

namespace dateline {

/// Counts the dates that records state and that are not understood, or not possible, so that their
/// releases are dated otherwise or not at all. The result does not depend on the order of records.
class UnreadDates {
 public:
  void add(const Origin& origin, std::string date);
  void merge(const UnreadDates& other);

  /// A sentence for the user with the number and the first of them; none if there are none.
  std::vector<std::string> sentences() const;

 private:
  struct Example {
    std::string file;
    std::string member;
    std::uint32_t record = 0;
    std::string date;

    auto operator<=>(const Example&) const = default;
  };

  std::uint64_t count_ = 0;
  Example first_;
};

}  // namespace dateline
