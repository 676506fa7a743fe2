#include "query/serve/http/bounded_server.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>

#include "query/serve/http/reception.h"

namespace dateline {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds longest_writing(30);
constexpr std::chrono::seconds longest_stall(5);     // of a client that reads nothing
constexpr std::size_t most_waiting = 64;             // requests
constexpr std::chrono::seconds longest_patience(1);  // of a client that closes its half at once

/// The two ends of a connection whose request has been read.
class AnswerStream : public httplib::Stream {
 public:
  AnswerStream(int socket, std::string request) : socket_(socket), request_(std::move(request)) {}

  bool is_readable() const override { return true; }
  bool is_writable() const override {
    const auto begun = begun_.value_or(Clock::now());
    const auto until = std::min(begun + longest_writing, Clock::now() + longest_stall);
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
    if (left.count() <= 0) return false;
    pollfd ready{socket_, POLLOUT, 0};
    return ::poll(&ready, 1, static_cast<int>(left.count())) > 0 && (ready.revents & POLLOUT) != 0;
  }

  ssize_t read(char* bytes, size_t size) override {
    const std::size_t taken = request_.copy(bytes, size, read_);
    read_ += taken;
    return static_cast<ssize_t>(taken);
  }

  ssize_t write(const char* bytes, size_t size) override {
    if (!is_writable()) return -1;
    if (!begun_) begun_ = Clock::now();
    return ::send(socket_, bytes, size, MSG_NOSIGNAL | MSG_DONTWAIT);
  }

  void get_remote_ip_and_port(std::string& ip, int& port) const override {
    ip.clear();
    port = 0;
  }
  void get_local_ip_and_port(std::string& ip, int& port) const override {
    get_remote_ip_and_port(ip, port);
  }
  socket_t socket() const override { return socket_; }

 private:
  int socket_;
  std::string request_;
  std::size_t read_ = 0;
  std::optional<Clock::time_point> begun_;  ///< when the answer, which may take long, is there
};

/// Whether a client has closed the connection, or its half of it.
bool is_closed(int socket) {
  char byte = 0;
  return ::recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

std::size_t thread_count() {
  return std::clamp<std::size_t>(std::size_t{2} * std::thread::hardware_concurrency(), 4, 16);
}

}  // namespace

/// Made once the server listens: its threads are as confined as the one that makes them.
class BoundedServer::Entrance : public httplib::TaskQueue {
 public:
  explicit Entrance(BoundedServer& server) : server_(server) {}

  void enqueue(std::function<void()> task) override { task(); }
  void take(int socket) { reception_.take(socket); }
  void shutdown() override {
    reception_.end();
    threads_.shutdown();
  }

 private:
  void queue(int socket, std::string request) {
    if (waiting_ >= most_waiting) {
      refuse_connection(socket, server_.refusal_(429));
      return;
    }
    ++waiting_;
    threads_.enqueue([this, socket, request = std::move(request), begun = Clock::now()]() mutable {
      --waiting_;
      // Nobody waits any longer for what came long ago.
      if (Clock::now() - begun > longest_patience && is_closed(socket)) {
        close_connection(socket);
      } else {
        server_.reply(socket, std::move(request));
      }
    });
  }

  BoundedServer& server_;
  std::atomic<std::size_t> waiting_ = 0;
  httplib::ThreadPool threads_{thread_count()};
  Reception reception_{
      [this](int socket, std::string request) { queue(socket, std::move(request)); },
      [this](int socket) { refuse_connection(socket, server_.refusal_(431)); }};
};

BoundedServer::BoundedServer(Refusal refusal) : refusal_(std::move(refusal)) {
  new_task_queue = [this] {
    // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): cpp-httplib takes it
    entrance_ = new Entrance(*this);
    return entrance_;
  };
}

void BoundedServer::widen() {
  ::listen(svr_sock_, SOMAXCONN);
}

void BoundedServer::adopt(int socket) {
  adopted_ = true;
  svr_sock_ = socket;
  set_idle_interval(std::chrono::milliseconds(200));  // to see that it ends
}

void BoundedServer::end() {
  // stop() shuts the socket down, for its maker too.
  if (adopted_) {
    ::close(svr_sock_.exchange(INVALID_SOCKET));
  } else {
    stop();
  }
}

bool BoundedServer::process_and_close_socket(socket_t socket) {
  entrance_->take(socket);
  return true;
}

void BoundedServer::reply(int socket, std::string request) {
  AnswerStream stream(socket, std::move(request));
  bool closed = false;
  // No ranges: in cpp-httplib 0.11, one request can ask for the same bytes a thousand times.
  process_request(stream, true, closed, [](httplib::Request& asked) { asked.ranges.clear(); });
  close_connection(socket);
}

}  // namespace dateline
