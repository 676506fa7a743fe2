#pragma once

#include <sys/types.h>

#include <string>

namespace dateline::test {

/// xapian-tcpsrv(1) serving an index on the loopback, until this object ends or stop() is called.
/// It is ready when the constructor returns.
class TestServer {
 public:
  explicit TestServer(const std::string& index);
  ~TestServer() { stop(); }
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  /// "tcp:127.0.0.1:PORT"
  std::string name() const;

  /// Ends it, with the connections that it has.
  void stop();

  /// Lets it hang, and go on again.
  void suspend();
  void resume();

 private:
  void signal_all(int signal) const;

  pid_t process_ = -1;  ///< and its process group, to which the children for connections belong
  int port_ = 0;
};

}  // namespace dateline::test
