#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/support/result.h"
#include "indexer/format/field_names.h"

namespace dateline {

/// Where to find fields in JSON records and tables (--map FIELD=PATH). A path is a column name, or
/// keys of nested objects joined by dots ("attributes.headline"); a number picks an element of an
/// array.
class FieldMap {
 public:
  struct Entry {
    RawField field;
    std::string path;
  };

  /// Reads the values of --map. Error usage for an unknown field or a missing path.
  static Result<FieldMap> parse(const std::vector<std::string>& options);

  const std::vector<Entry>& entries() const { return entries_; }

 private:
  std::vector<Entry> entries_;
};

}  // namespace dateline
