#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/source/container.h"
#include "indexer/reader/field_names.h"
#include "indexer/source/record.h"

namespace dateline::test {

/// The outcome of one record, or of a member that is refused as a whole (then `form` is empty).
struct ReadRecord {
  std::string form;
  Record record;
  Result<RawRelease> raw;
};

/// Opens, recognises, splits and parses a dump, as the pipeline does.
std::vector<ReadRecord> read_dump(const std::string& path, const Limits& limits = {},
                                  std::shared_ptr<const FieldMap> map = nullptr);

/// The same for a file with the given name and content.
std::vector<ReadRecord> read_bytes(const std::string& name, std::string_view bytes,
                                   const Limits& limits = {},
                                   std::shared_ptr<const FieldMap> map = nullptr);

}  // namespace dateline::test
