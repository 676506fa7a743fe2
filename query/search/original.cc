#include "query/search/original.h"

#include <fmt/format.h>

#include "common/source/dump_change.h"
#include "common/source/read_record.h"

namespace dateline {
namespace {

std::string record_place(const Origin& origin) {
  const std::string member = origin.member.empty() ? "" : " " + origin.member;
  return fmt::format("{}{}, record {}", origin.file, member, origin.record);
}

}  // namespace

Result<std::string> read_original(const std::vector<IndexedRecord>& records) {
  if (records.size() != 1) {
    std::string places;
    for (const IndexedRecord& record : records) places += "\n  " + record_place(record.origin);
    return fail(ErrorKind::usage, fmt::format("{} records have this id:{}", records.size(), places),
                "choose a dump with --dump, or an index with --db");
  }
  const IndexedRecord& record = records.front();
  if (auto unchanged = expect_unchanged(record.dump); !unchanged) return pass(unchanged);
  return read_record(record.origin);
}

}  // namespace dateline
