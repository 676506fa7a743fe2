#include "query/serve/http/passed_socket.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>

namespace dateline {
namespace {

constexpr int first_passed = 3;  // SD_LISTEN_FDS_START

std::string variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

bool listens(int socket) {
  int yes = 0;
  socklen_t size = sizeof(yes);
  return ::getsockopt(socket, SOL_SOCKET, SO_ACCEPTCONN, &yes, &size) == 0 && yes != 0;
}

/// Sets the address; false if it is no TCP socket.
bool read_address(PassedSocket& passed) {
  sockaddr_storage address{};
  socklen_t size = sizeof(address);
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): how sockets name addresses
  if (::getsockname(passed.socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) return false;
  sockaddr_in v4{};
  sockaddr_in6 v6{};
  std::memcpy(&v4, &address, sizeof(v4));
  std::memcpy(&v6, &address, sizeof(v6));
  const bool is_v6 = address.ss_family == AF_INET6;
  if (!is_v6 && address.ss_family != AF_INET) return false;
  const void* const host = is_v6 ? static_cast<const void*>(&v6.sin6_addr) : &v4.sin_addr;
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (::inet_ntop(address.ss_family, host, text.data(), text.size()) == nullptr) return false;
  passed.host = text.data();
  passed.port = ntohs(is_v6 ? v6.sin6_port : v4.sin_port);
  return true;
}

}  // namespace

Result<std::optional<PassedSocket>> passed_socket() {
  // Meant for another process, such as a shell that started this one.
  if (variable("LISTEN_PID") != std::to_string(::getpid())) return std::nullopt;
  PassedSocket passed;
  passed.socket = first_passed;
  if (variable("LISTEN_FDS") != "1" || !listens(passed.socket) || !read_address(passed)) {
    return fail(ErrorKind::usage, "the service manager did not pass one listening TCP socket",
                "see dateline-serve.socket");
  }
  ::fcntl(passed.socket, F_SETFD, FD_CLOEXEC);
  return passed;
}

}  // namespace dateline
