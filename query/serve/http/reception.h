#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "common/support/file.h"

namespace dateline {

/// Sends a whole answer, without reading the request, and closes the connection. Never waits.
void refuse_connection(int socket, std::string_view answer);

/// Closes a connection so that the answer arrives even if the client sent more than was read.
void close_connection(int socket);

/// Waits for the requests of all connections on one thread, so that clients which are slow or
/// silent (as browsers are that connect before they have something to ask) cost no thread that
/// answers. A request has 10 s and 32 KB (431); if there are too many connections, the oldest is
/// closed.
class Reception {
 public:
  /// Takes over a socket and what was read from it: at least a request with all its headers.
  using HandOn = std::function<void(int socket, std::string request)>;

  /// Takes over a socket whose request is too long.
  using Refuse = std::function<void(int socket)>;

  /// Both are called on the thread of the reception, and must not wait.
  Reception(HandOn hand_on, Refuse refuse);
  ~Reception();
  Reception(const Reception&) = delete;
  Reception& operator=(const Reception&) = delete;

  /// Takes over a socket. From any thread.
  void take(int socket);

  /// Hands on the requests that have come, closes all other connections, and ends the thread.
  /// Nothing may be taken in afterwards.
  void end();

 private:
  struct Connection {
    int socket;
    std::chrono::steady_clock::time_point until;
    std::string request = {};
  };

  void wake() const;
  void run();

  /// Adds those who have arrived. True if these are the last.
  bool welcome();

  /// Closes the connection that has waited longest, if any.
  void drop_oldest();

  /// Reads what comes, until the bell rings or a client has had its time; only what is there if
  /// `last`.
  void wait(bool last);

  /// Reads from a connection. False if it was handed on or closed.
  bool keeps(Connection& connection, bool readable);

  HandOn hand_on_;
  Refuse refuse_;
  FileDescriptor bell_;  ///< an eventfd
  std::mutex mutex_;
  std::vector<int> arrived_;             ///< guarded by the mutex
  bool ending_ = false;                  ///< guarded by the mutex
  std::vector<Connection> connections_;  ///< the oldest first; of the thread
  std::thread thread_;
};

}  // namespace dateline
