#include "indexer/pipeline/run_progress.h"

#include "common/manifest/entry_list.h"

namespace dateline {
namespace {

constexpr char whole = 'w';
constexpr char in_doubt = 'd';

}  // namespace

void OutcomeList::add(const DumpEntry& entry) {
  coded_ += entry.dump.modified_ns == DumpEntry::in_doubt ? in_doubt : whole;
  put_outcome(coded_, entry);
}

bool OutcomeList::take(std::string_view& rest, const Dump& dump, DumpEntry& entry) {
  if (rest.empty()) return false;
  entry.dump = dump;
  if (rest.front() == in_doubt) entry.dump.modified_ns = DumpEntry::in_doubt;
  rest.remove_prefix(1);
  return take_outcome(rest, dump.path, entry);
}

}  // namespace dateline
