#pragma once

#include <string>

#include "common/database/checked_database.h"
#include "common/support/result.h"

namespace dateline {

/// Connects to an index on a server, by its name (server_address.h). `patience` is how many seconds
/// to wait each time that it is asked something. Errors: usage, unreachable.
Result<CheckedDatabase> connect_to_server(const std::string& name, double patience);

/// How a server describes its index when it is connected to. The description changes when another
/// index is served, or when releases were added or removed.
std::string state_of_index(const CheckedDatabase& database);

/// The same of an index that is not open. Errors as above.
Result<std::string> state_of_server(const std::string& name, double patience);

}  // namespace dateline
