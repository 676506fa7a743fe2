#pragma once

#include <string>
#include <vector>

#include "common/support/result.h"
#include "query/serve/site.h"

namespace dateline {

struct ServerOptions {
  std::string host = "127.0.0.1";
  int port = 8080;                 ///< 0 for any that is free
  std::vector<std::string> names;  ///< that a Host header may have, besides those of the loopback
  OpenOptions open;                ///< of the indexes
  bool log = false;                ///< each request on standard error
};

/// "127.0.0.1:8080", "[::1]:80" or ":8080", which is on the loopback. Error usage.
Result<ServerOptions> read_listen_address(const std::string& text);

/// Serves a site over HTTP/1.1 (cpp-httplib), GET and HEAD only, one request for each connection.
/// What cpp-httplib leaves unbounded is bounded here: the bytes and the time of a request, the
/// threads, and the requests that wait (429). Signals that stop the process end it once what was
/// begun is answered.
class Server {
 public:
  Server(const Site& site, std::vector<std::string> indexes, ServerOptions options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Takes the address, or the socket that a service manager passed. Error io if the address is
  /// taken, or not one of this machine.
  Result<void> bind();

  /// Where it listens, after bind().
  const std::string& host() const;
  /// "http://127.0.0.1:8080/", after bind().
  std::string address() const;

  /// Answers until SIGTERM or SIGINT comes, which are blocked before threads start.
  Result<void> run();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace dateline
