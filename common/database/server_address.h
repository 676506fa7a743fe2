#pragma once

#include <string>
#include <string_view>

#include "common/support/result.h"

namespace dateline {

/// Where xapian-tcpsrv(1) serves an index.
struct ServerAddress {
  std::string host;  ///< a name or an address
  unsigned port = 0;
};

/// Whether an index is named as one on a server ("tcp:HOST:PORT"), rather than as a folder.
bool is_on_server(std::string_view index);

/// The name of an index that means the same in another folder: a server, or an absolute path.
std::string absolute_index(const std::string& index);

/// Reads "tcp:HOST:PORT"; an IPv6 address stands in brackets. Error usage if it is not that.
Result<ServerAddress> parse_server_address(std::string_view index);

}  // namespace dateline
