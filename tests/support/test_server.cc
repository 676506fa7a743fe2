#include "tests/support/test_server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <stdexcept>
#include <thread>
#include <utility>

#include "common/support/file.h"

namespace dateline::test {
namespace {

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

FileDescriptor open_socket() {
  return FileDescriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
}

int free_port() {
  const FileDescriptor socket = open_socket();
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof(address);
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  if (::bind(socket.get(), any, size) != 0 || ::getsockname(socket.get(), any, &size) != 0) {
    throw std::runtime_error("no free port");
  }
  return ntohs(address.sin_port);
}

bool answers(int port) {
  const FileDescriptor socket = open_socket();
  const sockaddr_in address = loopback(port);
  return ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
}

}  // namespace

TestServer::TestServer(const std::string& index) : port_(free_port()) {
  const std::string port = std::to_string(port_);
  process_ = ::fork();
  if (process_ == 0) {
    ::setpgid(0, 0);
    // It tells of every connection that ends.
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    ::dup2(nowhere, STDERR_FILENO);
    ::execlp("xapian-tcpsrv", "xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1", "--port",
             port.c_str(), index.c_str(), nullptr);
    ::_exit(127);
  }
  ::setpgid(process_, process_);
  while (!answers(port_)) {
    if (::waitpid(process_, nullptr, WNOHANG) != 0) {
      process_ = -1;
      throw std::runtime_error("xapian-tcpsrv does not start; is xapian-tools installed?");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

std::string TestServer::name() const {
  return "tcp:127.0.0.1:" + std::to_string(port_);
}

void TestServer::signal_all(int signal) const {
  if (process_ > 0) ::kill(-process_, signal);
}

void TestServer::stop() {
  signal_all(SIGKILL);
  if (process_ > 0) ::waitpid(std::exchange(process_, -1), nullptr, 0);
}

void TestServer::suspend() {
  signal_all(SIGSTOP);
}

void TestServer::resume() {
  signal_all(SIGCONT);
}

}  // namespace dateline::test
