#pragma once

#include <string>
#include <string_view>

#include "common/manifest/dump_entry.h"
#include "indexer/source/dump_list.h"

namespace dateline {

/// The outcomes of the dumps of a DumpList, in its order: the rest of their manifest entries, in
/// about fifteen bytes each, so that a run over millions of dumps need not hold their paths twice.
class OutcomeList {
 public:
  /// Adds the outcome of the next dump of the list.
  void add(const DumpEntry& entry);

  /// Calls `visit` with the entry of each dump; `dumps` is the list that the outcomes belong to.
  template <typename Visit>
  void join(const DumpList& dumps, const Visit& visit) const {
    std::string_view rest = coded_;
    DumpEntry entry;
    for (const Dump& dump : dumps) {
      if (!take(rest, dump, entry)) return;
      visit(entry);
    }
  }

 private:
  static bool take(std::string_view& rest, const Dump& dump, DumpEntry& entry);

  std::string coded_;
};

}  // namespace dateline
