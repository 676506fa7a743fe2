#include "query/serve/http/reception.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace dateline {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t longest_request = std::size_t{32} << 10;  // bytes, with all headers
constexpr std::chrono::seconds longest_reading(10);
constexpr std::size_t most_connections = 256;  // whose requests have not come

constexpr std::string_view end_of_headers = "\r\n\r\n";

}  // namespace

void refuse_connection(int socket, std::string_view answer) {
  ::send(socket, answer.data(), answer.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  close_connection(socket);
}

void close_connection(int socket) {
  ::shutdown(socket, SHUT_WR);
  // What is left unread would make the kernel take the answer back.
  std::array<char, 4096> rest{};
  std::size_t drained = 0;
  while (drained < longest_request) {
    const ssize_t got = ::recv(socket, rest.data(), rest.size(), MSG_DONTWAIT);
    if (got <= 0) break;
    drained += static_cast<std::size_t>(got);
  }
  ::close(socket);
}

Reception::Reception(HandOn hand_on, Refuse refuse)
    : hand_on_(std::move(hand_on)),
      refuse_(std::move(refuse)),
      bell_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      thread_([this] { run(); }) {}

Reception::~Reception() {
  end();
}

void Reception::take(int socket) {
  {
    const std::lock_guard lock(mutex_);
    arrived_.push_back(socket);
  }
  wake();
}

void Reception::end() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake();
  thread_.join();
}

void Reception::wake() const {
  ::eventfd_write(bell_.get(), 1);
}

void Reception::run() {
  bool last = false;
  while (!last) {
    last = welcome();
    wait(last);
  }
  for (const Connection& connection : connections_) ::close(connection.socket);
}

bool Reception::welcome() {
  eventfd_t rung = 0;
  ::eventfd_read(bell_.get(), &rung);
  const std::lock_guard lock(mutex_);
  for (const int socket : arrived_) {
    if (connections_.size() == most_connections) drop_oldest();
    connections_.push_back({socket, Clock::now() + longest_reading});
  }
  arrived_.clear();
  return ending_;
}

void Reception::drop_oldest() {
  if (connections_.empty()) return;
  ::close(connections_.front().socket);
  connections_.erase(connections_.begin());
}

void Reception::wait(bool last) {
  std::vector<pollfd> watched{{bell_.get(), POLLIN, 0}};
  for (const Connection& connection : connections_) {
    watched.push_back({connection.socket, POLLIN, 0});
  }
  int limit = -1;  // milliseconds
  if (last) {
    limit = 0;
  } else if (!connections_.empty()) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(connections_.front().until - Clock::now());
    limit = std::max(0, static_cast<int>(left.count()));
  }
  if (::poll(watched.data(), watched.size(), limit) < 0) {
    if (errno != EINTR) drop_oldest();
    return;
  }
  std::vector<Connection> kept;
  for (std::size_t index = 0; index < connections_.size(); ++index) {
    Connection& connection = connections_[index];
    const bool readable = watched[index + 1].revents != 0;
    if (keeps(connection, readable)) kept.push_back(std::move(connection));
  }
  connections_ = std::move(kept);
}

bool Reception::keeps(Connection& connection, bool readable) {
  std::string& request = connection.request;
  if (readable) {
    std::array<char, 4096> bytes{};
    const ssize_t got = ::recv(connection.socket, bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (got <= 0) {
      ::close(connection.socket);
      return false;
    }
    const std::size_t before = request.size() - std::min(request.size(), end_of_headers.size());
    request.append(bytes.data(), static_cast<std::size_t>(got));
    if (request.find(end_of_headers, before) != std::string::npos) {
      hand_on_(connection.socket, std::move(request));
      return false;
    }
    if (request.size() >= longest_request) {
      refuse_(connection.socket);
      return false;
    }
  }
  if (Clock::now() < connection.until) return true;
  ::close(connection.socket);
  return false;
}

}  // namespace dateline
