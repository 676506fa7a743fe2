#pragma once

#include <xapian.h>

#include <string>

namespace dateline {

/// Whether a database holds the positions of a term: those of every document that has it, or none
/// at all. False for a term that it does not know. Throws what Xapian throws.
bool has_positions(const Xapian::Database& database, const std::string& term);

}  // namespace dateline
