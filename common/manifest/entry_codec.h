#pragma once

#include <string>
#include <string_view>

#include "common/manifest/dump_entry.h"

namespace dateline {

/// Appends what became of a dump, but for its path. Coded as entries are.
void put_outcome(std::string& out, const DumpOutcome& outcome);

/// Takes that of the dump with this path from the begin of `in`; false where the bytes contradict
/// themselves.
bool take_outcome(std::string_view& in, const std::string& path, DumpOutcome& outcome);

/// Appends an entry: lengths and numbers as base-128 varints, texts behind their lengths.
void put_entry(std::string& out, const DumpEntry& entry);

/// Takes an entry from the begin of `in`; false where the bytes contradict themselves.
bool take_entry(std::string_view& in, DumpEntry& entry);

}  // namespace dateline
