#include "common/database/index_server.h"

#include <fmt/format.h>

#include "common/database/guard.h"
#include "common/database/server_address.h"

namespace dateline {

Result<CheckedDatabase> connect_to_server(const std::string& name, double patience) {
  const auto address = parse_server_address(name);
  if (!address) return pass(address);
  const auto milliseconds = static_cast<unsigned>(patience * 1000);
  return guard([&] {
    return CheckedDatabase::on_server(
        Xapian::Remote::open(address->host, address->port, milliseconds, milliseconds));
  });
}

std::string state_of_index(const CheckedDatabase& database) {
  return fmt::format("{} {} {}", database.get_uuid(), database.get_doccount(),
                     database.get_lastdocid());
}

Result<std::string> state_of_server(const std::string& name, double patience) {
  const auto database = connect_to_server(name, patience);
  if (!database) return pass(database);
  return state_of_index(*database);
}

}  // namespace dateline
