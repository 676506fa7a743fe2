#include "query/serve/http/server.h"

#include <fmt/format.h>
#include <httplib.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <csignal>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include "common/text/terminal_text.h"
#include "query/render/html_page.h"
#include "query/serve/http/reception.h"

namespace dateline {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds longest_writing(30);
constexpr std::chrono::seconds longest_stall(5);  // of a client that reads nothing
constexpr std::size_t most_waiting = 64;          // requests

/// The two ends of a connection whose request has been read.
class AnswerStream : public httplib::Stream {
 public:
  AnswerStream(int socket, std::string request) : socket_(socket), request_(std::move(request)) {}

  bool is_readable() const override { return true; }
  bool is_writable() const override {
    const auto until = std::min(begun_ + longest_writing, Clock::now() + longest_stall);
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
  Clock::time_point begun_ = Clock::now();
};

std::size_t thread_count() {
  return std::clamp<std::size_t>(std::size_t{2} * std::thread::hardware_concurrency(), 4, 16);
}

/// cpp-httplib's server, whose connections go through a Reception to threads with a queue of
/// bounded length.
class BoundedServer : public httplib::Server {
 public:
  BoundedServer() {
    new_task_queue = [this] {
      // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): cpp-httplib takes it
      entrance_ = new Entrance(*this);
      return entrance_;
    };
  }

  /// Lets more connections come at once than the five of cpp-httplib, whose sixth waits a second.
  void widen() { ::listen(svr_sock_, SOMAXCONN); }

 private:
  /// Made once the server listens: its threads are as confined as the one that makes them.
  class Entrance : public httplib::TaskQueue {
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
        refuse_connection(socket, "429 Too Many Requests\r\nRetry-After: 1");
        return;
      }
      ++waiting_;
      threads_.enqueue([this, socket, request = std::move(request)]() mutable {
        --waiting_;
        server_.reply(socket, std::move(request));
      });
    }

    BoundedServer& server_;
    std::atomic<std::size_t> waiting_ = 0;
    httplib::ThreadPool threads_{thread_count()};
    Reception reception_{
        [this](int socket, std::string request) { queue(socket, std::move(request)); }};
  };

  bool process_and_close_socket(socket_t socket) override {
    entrance_->take(socket);
    return true;
  }

  void reply(int socket, std::string request) {
    AnswerStream stream(socket, std::move(request));
    bool closed = false;
    // No ranges: in cpp-httplib 0.11, one request can ask for the same bytes a thousand times.
    process_request(stream, true, closed, [](httplib::Request& asked) { asked.ranges.clear(); });
    close_connection(socket);
  }

  Entrance* entrance_ = nullptr;
};

/// Counts for /metrics.
class Metrics {
 public:
  void add(int status, double seconds) {
    const std::lock_guard lock(mutex_);
    ++by_status_[status];
    seconds_ += seconds;
    ++requests_;
  }

  /// Prometheus, text format.
  std::string text(std::size_t releases) const {
    const std::lock_guard lock(mutex_);
    std::string text = "# TYPE dateline_requests_total counter\n";
    for (const auto& [status, count] : by_status_) {
      text += fmt::format("dateline_requests_total{{code=\"{}\"}} {}\n", status, count);
    }
    text += fmt::format(
        "# TYPE dateline_request_seconds summary\ndateline_request_seconds_sum {:.6f}\n"
        "dateline_request_seconds_count {}\n# TYPE dateline_releases gauge\ndateline_releases {}\n",
        seconds_, requests_, releases);
    return text;
  }

 private:
  mutable std::mutex mutex_;
  std::map<int, std::uint64_t> by_status_;
  double seconds_ = 0;
  std::uint64_t requests_ = 0;
};

}  // namespace

Result<ServerOptions> read_listen_address(const std::string& text) {
  ServerOptions options;
  const std::size_t colon = text.rfind(':');
  const std::string port = text.substr(colon == std::string::npos ? 0 : colon + 1);
  const char* const end = port.data() + port.size();
  const auto [stop, error] = std::from_chars(port.data(), end, options.port);
  if (error != std::errc{} || stop != end || options.port < 0 || options.port > 65535) {
    return fail(ErrorKind::usage, fmt::format("--listen: '{}' is not ADDRESS:PORT", text),
                "such as 127.0.0.1:8080");
  }
  std::string host = colon == std::string::npos ? "" : text.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (!host.empty()) options.host = host;
  return options;
}

struct Server::Parts {
  Parts(const Site& served, std::vector<std::string> paths, ServerOptions given)
      : site(served), indexes(std::move(paths)), options(std::move(given)) {
    options.names.push_back(options.host);
    // Not SO_REUSEPORT, with which two servers would share an address without knowing.
    http.set_socket_options([](socket_t socket) {
      const int yes = 1;
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    });
    http.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& reply) {
      answer(request, reply);
      return httplib::Server::HandlerResponse::Handled;
    });
  }

  void answer(const httplib::Request& request, httplib::Response& reply) {
    const auto begin = Clock::now();
    WebResponse response = response_to(request);
    reply.status = response.status;
    reply.set_header("Content-Security-Policy",
                     fmt::format("{}; frame-ancestors 'none'", html_policy));
    reply.set_header("X-Content-Type-Options", "nosniff");
    reply.set_header("Referrer-Policy", "no-referrer");
    reply.set_header("Cache-Control", "no-store");
    reply.set_header("Accept-Ranges", "none");
    if (!response.disposition.empty()) {
      reply.set_header("Content-Disposition", response.disposition);
    }
    if (response.status == 405) reply.set_header("Allow", "GET, HEAD");
    reply.set_content(response.body, response.type);
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    metrics.add(response.status, seconds);
    if (options.log) {
      print_line(fmt::format("{} {} {} {:.3f} s", request.method, request.target, response.status,
                             seconds));
    }
  }

  WebResponse response_to(const httplib::Request& request) {
    if (request.method != "GET" && request.method != "HEAD") {
      return status_page(405, "Only GET and HEAD are answered");
    }
    if (!is_own_host(request.get_header_value("Host"), options.names)) {
      return status_page(421, "This server has another name");
    }
    const auto asked = WebRequest::parse(request.target);
    if (!asked) return status_page(400, "The address is not valid");
    // Each thread has its own.
    thread_local std::unique_ptr<Session> session;
    if (!session) {
      auto opened = Session::open(indexes, options.open);
      if (!opened) return error_page(opened.error());
      session = std::make_unique<Session>(std::move(*opened));
    }
    if (auto fresh = session->refresh(); !fresh) {
      session.reset();
      return error_page(fresh.error());
    }
    if (asked->path == std::vector<std::string>{"metrics"}) {
      return {200, "text/plain; version=0.0.4", metrics.text(session->size())};
    }
    return site.answer(*asked, *session);
  }

  const Site& site;
  std::vector<std::string> indexes;
  ServerOptions options;
  Metrics metrics;
  BoundedServer http;
};

Server::Server(const Site& site, std::vector<std::string> indexes, ServerOptions options)
    : parts_(std::make_unique<Parts>(site, std::move(indexes), std::move(options))) {}

Server::~Server() = default;

Result<void> Server::bind() {
  ServerOptions& options = parts_->options;
  bool bound = false;
  if (options.port == 0) {
    const int port = parts_->http.bind_to_any_port(options.host);
    bound = port > 0;
    options.port = port;
  } else {
    bound = parts_->http.bind_to_port(options.host, options.port);
  }
  if (bound) {
    parts_->http.widen();
    return {};
  }
  return fail(ErrorKind::io, fmt::format("cannot listen on {}", address()),
              "is another program listening there? choose another port with --listen");
}

std::string Server::address() const {
  const ServerOptions& options = parts_->options;
  const bool is_v6 = options.host.find(':') != std::string::npos;
  return fmt::format("http://{}{}{}:{}/", is_v6 ? "[" : "", options.host, is_v6 ? "]" : "",
                     options.port);
}

Result<void> Server::run() {
  sigset_t ending;
  sigemptyset(&ending);
  for (const int signal : {SIGTERM, SIGINT}) sigaddset(&ending, signal);
  ::pthread_sigmask(SIG_BLOCK, &ending, nullptr);
  std::thread waiting([&] {
    int signal = 0;
    ::sigwait(&ending, &signal);
    while (!parts_->http.is_running()) std::this_thread::yield();
    parts_->http.stop();
  });
  const bool ended = parts_->http.listen_after_bind();
  if (!ended) ::kill(::getpid(), SIGTERM);
  waiting.join();
  if (ended) return {};
  return fail(ErrorKind::io, "the server could not go on listening");
}

}  // namespace dateline
