#pragma once

#include <httplib.h>

#include <functional>
#include <string>

namespace dateline {

/// cpp-httplib's server, whose connections go through a Reception to threads with a queue of
/// bounded length.
class BoundedServer : public httplib::Server {
 public:
  /// The whole answer for a request that is refused with this status before anybody reads it.
  /// Called on the thread of the reception.
  using Refusal = std::function<std::string(int status)>;

  explicit BoundedServer(Refusal refusal);

  /// Raises the backlog above cpp-httplib's five; a sixth connection would wait a second.
  void widen();

  /// Listens on a socket that another process made and goes on to hold.
  void adopt(int socket);

  /// Ends listening. A socket that was adopted stays open for its maker.
  void end();

 private:
  class Entrance;

  bool process_and_close_socket(socket_t socket) override;
  void reply(int socket, std::string request);

  Refusal refusal_;
  Entrance* entrance_ = nullptr;
  bool adopted_ = false;
};

}  // namespace dateline
