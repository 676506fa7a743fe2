#include "common/database/server_address.h"

#include <filesystem>

#include "common/support/parse_number.h"

namespace dateline {
namespace {

constexpr std::string_view scheme = "tcp:";
constexpr unsigned greatest_port = 65535;

}  // namespace

bool is_on_server(std::string_view index) {
  return index.starts_with(scheme);
}

std::string absolute_index(const std::string& index) {
  return is_on_server(index) ? index : std::filesystem::absolute(index).lexically_normal().string();
}

Result<ServerAddress> parse_server_address(std::string_view index) {
  const auto wrong = [&] {
    return fail(ErrorKind::usage, std::string(index) + ": not the address of a server",
                "write tcp:HOST:PORT, such as tcp:localhost:9101");
  };
  if (!is_on_server(index)) return wrong();
  const std::string_view rest = index.substr(scheme.size());
  const std::size_t colon = rest.rfind(':');
  if (colon == std::string_view::npos) return wrong();
  std::string_view host = rest.substr(0, colon);
  const auto port = parse_number<unsigned>(rest.substr(colon + 1));
  if (host.starts_with('[') && host.ends_with(']')) {
    host = host.substr(1, host.size() - 2);
  } else if (host.find(':') != std::string_view::npos) {
    return wrong();
  }
  if (host.empty() || !port || *port == 0 || *port > greatest_port) return wrong();
  return ServerAddress{std::string(host), *port};
}

}  // namespace dateline
