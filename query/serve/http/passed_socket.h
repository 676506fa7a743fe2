#pragma once

#include <optional>
#include <string>

#include "common/support/result.h"

namespace dateline {

/// A socket that listens already, and its address.
struct PassedSocket {
  int socket = -1;
  std::string host;
  int port = 0;
};

/// The socket that a service manager passed to this process, if any: sd_listen_fds(3), without the
/// library. Error usage unless it is one listening TCP socket.
Result<std::optional<PassedSocket>> passed_socket();

}  // namespace dateline
