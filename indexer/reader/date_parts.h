#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reader/field_names.h"

namespace dateline {

/// A date in three fields of a record: year, month and day. Not thread-safe.
class DateParts {
 public:
  /// Takes the value of a key whose name is that of a part; the first of each part counts.
  void take(std::string_view name, const std::vector<std::string>& values);

  /// The date; the month may be a name. Empty unless all parts are there and name a day.
  std::string date() const;

 private:
  std::array<std::string, date_part_count> parts_;
};

}  // namespace dateline
