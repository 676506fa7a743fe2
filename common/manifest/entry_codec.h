#pragma once

#include <string>
#include <string_view>

#include "common/manifest/dump_entry.h"

namespace dateline {

/// Appends an entry: lengths and numbers as base-128 varints, texts behind their lengths.
void put_entry(std::string& out, const DumpEntry& entry);

/// Takes an entry from the begin of `in`; false where the bytes contradict themselves.
bool take_entry(std::string_view& in, DumpEntry& entry);

}  // namespace dateline
