#pragma once

#include <string>
#include <string_view>

#include "common/manifest/dump_entry.h"

namespace dateline {

/// Appends the outcome of a dump without its path, coded like an entry.
void put_outcome(std::string& out, const DumpOutcome& outcome);

/// Takes the outcome of the dump with this path from the start of `in`; false if the bytes are
/// inconsistent.
bool take_outcome(std::string_view& in, const std::string& path, DumpOutcome& outcome);

/// Appends an entry: lengths and numbers as base-128 varints, strings after their lengths.
void put_entry(std::string& out, const DumpEntry& entry);

/// Takes an entry from the start of `in`; false if the bytes are inconsistent.
bool take_entry(std::string_view& in, DumpEntry& entry);

}  // namespace dateline
