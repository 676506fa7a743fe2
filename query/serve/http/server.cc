#include "query/serve/http/server.h"

#include <fmt/format.h>
#include <httplib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <memory>
#include <thread>
#include <utility>

#include "common/support/parse_number.h"
#include "common/text/terminal_text.h"
#include "query/render/html_page.h"
#include "query/serve/error_response.h"
#include "query/serve/http/bounded_server.h"
#include "query/serve/http/metrics.h"
#include "query/serve/http/passed_socket.h"

namespace dateline {
namespace {

using Clock = std::chrono::steady_clock;

using Headers = std::vector<std::pair<std::string, std::string>>;

/// All but the type and the length.
Headers headers_of(const WebResponse& response) {
  Headers headers{
      {"Content-Security-Policy", fmt::format("{}; frame-ancestors 'none'", html_policy)},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Cache-Control", "no-store"},
      {"Accept-Ranges", "none"}};
  if (!response.disposition.empty()) {
    headers.emplace_back("Content-Disposition", response.disposition);
  }
  if (response.status == 405) headers.emplace_back("Allow", "GET, HEAD");
  if (response.status == 429) headers.emplace_back("Retry-After", "1");
  return headers;
}

std::string_view reason_of(int status) {
  switch (status) {
    case 414:
      return "URI Too Long";
    case 416:
      return "Range Not Satisfiable";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    default:
      return "Bad Request";
  }
}

}  // namespace

Result<ServerOptions> read_listen_address(const std::string& text) {
  ServerOptions options;
  const std::size_t colon = text.rfind(':');
  const auto port = parse_number<int>(text.substr(colon == std::string::npos ? 0 : colon + 1));
  if (!port || *port < 0 || *port > 65535) {
    return fail(ErrorKind::usage, fmt::format("--listen: '{}' is not ADDRESS:PORT", text),
                "use an address such as 127.0.0.1:8080");
  }
  std::string host = colon == std::string::npos ? "" : text.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (!host.empty()) options.host = host;
  options.port = *port;
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
      const auto begin = Clock::now();
      send(request, response_to(request), begin, reply);
      return httplib::Server::HandlerResponse::Handled;
    });
    // Also called for our own errors, which have a type.
    const auto on_error = [this](const httplib::Request& request, httplib::Response& reply) {
      if (!reply.has_header("Content-Type")) {
        send(request, refusal(ErrorForm::text, reply.status, reason_of(reply.status)), Clock::now(),
             reply);
      }
      return httplib::Server::HandlerResponse::Handled;
    };
    http.set_error_handler(httplib::Server::HandlerWithResponse(on_error));
  }

  void send(const httplib::Request& request, const WebResponse& response, Clock::time_point begin,
            httplib::Response& reply) {
    reply.status = response.status;
    for (const auto& [name, value] : headers_of(response)) reply.set_header(name, value);
    if (response.status != 204) reply.set_content(response.body, response.type);
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    metrics.add(response.status, seconds);
    if (!response.fault.empty()) print_line(fmt::format("error: {}", response.fault));
    if (options.log) {
      print_line(fmt::format("{} {} {} {:.3f} s", request.method, request.target, response.status,
                             seconds));
    }
  }

  WebResponse response_to(const httplib::Request& request) {
    const auto asked = WebRequest::parse(request.target);
    if (!asked) return refusal(ErrorForm::text, 400, "The address is not valid");
    const ErrorForm form = error_form(*asked);
    if (request.method != "GET" && request.method != "HEAD") {
      return refusal(form, 405, "Only GET and HEAD are answered");
    }
    if (request.get_header_value_count("Host") > 1) {
      return refusal(form, 400, "More than one Host header");
    }
    // No browser is so old, but simple checks of health are.
    const bool has_none = request.version == "HTTP/1.0" && !request.has_header("Host");
    if (!has_none && !is_own_host(request.get_header_value("Host"), options.names)) {
      return refusal(form, 421, "Unknown host name", "the server can allow it with --host");
    }
    // Each thread has its own.
    thread_local std::unique_ptr<Session> session;
    if (!session) {
      auto opened = Session::open(indexes, options.open);
      if (!opened) return error_response(form, opened.error());
      session = std::make_unique<Session>(std::move(*opened));
    }
    if (auto fresh = session->refresh(); !fresh) {
      session.reset();
      return error_response(form, fresh.error());
    }
    if (asked->path == std::vector<std::string>{"metrics"}) {
      return {200, "text/plain; version=0.0.4", metrics.text(session->size())};
    }
    return site.answer(*asked, *session);
  }

  /// An answer to a request that is not read.
  std::string refused(int status) {
    metrics.add(status, 0);
    const WebResponse response = refusal(ErrorForm::text, status, reason_of(status));
    std::string answer = fmt::format("HTTP/1.1 {} {}\r\n", status, reason_of(status));
    for (const auto& [name, value] : headers_of(response)) {
      answer += fmt::format("{}: {}\r\n", name, value);
    }
    return answer + fmt::format(
                        "Content-Type: {}\r\nContent-Length: {}\r\nConnection: close\r\n"
                        "\r\n{}",
                        response.type, response.body.size(), response.body);
  }

  const Site& site;
  std::vector<std::string> indexes;
  ServerOptions options;
  Metrics metrics;
  BoundedServer http{[this](int status) { return refused(status); }};
};

Server::Server(const Site& site, std::vector<std::string> indexes, ServerOptions options)
    : parts_(std::make_unique<Parts>(site, std::move(indexes), std::move(options))) {}

Server::~Server() = default;

Result<void> Server::bind() {
  ServerOptions& options = parts_->options;
  const auto passed = passed_socket();
  if (!passed) return pass(passed);
  if (const auto& given = *passed) {
    parts_->http.adopt(given->socket);
    options.host = given->host;
    options.port = given->port;
    options.names.push_back(options.host);
    return {};
  }
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

const std::string& Server::host() const {
  return parts_->options.host;
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
  std::atomic<bool> failed = false;
  std::thread waiting([&] {
    int signal = 0;
    ::sigwait(&ending, &signal);
    while (!failed && !parts_->http.is_running()) std::this_thread::yield();
    if (!failed) parts_->http.end();
  });
  const bool ended = parts_->http.listen_after_bind();
  failed = !ended;
  if (!ended) ::kill(::getpid(), SIGTERM);
  waiting.join();
  if (ended) return {};
  return fail(ErrorKind::io, "the server can no longer accept connections");
}

}  // namespace dateline
