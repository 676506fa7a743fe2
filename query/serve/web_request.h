#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

/// What a browser asks for: a path and parameters, in order.
struct WebRequest {
  std::vector<std::string> path;  ///< its parts, decoded
  std::vector<std::pair<std::string, std::string>> parameters;

  /// Reads the target of a request ("/release/a%2Fb?q=tram+line"). nullopt if its escapes are
  /// wrong, or it is longer than 8 KB.
  static std::optional<WebRequest> parse(std::string_view target);

  /// The last value of a parameter; empty if it is not given.
  std::string text(std::string_view name) const;
};

struct WebResponse {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body = {};
  std::string disposition = {};  ///< Content-Disposition, if any
  std::string fault = {};        ///< for those who run the server, not sent
};

/// Text as part of a path or a parameter: everything except letters, digits and "-._~" is escaped
/// (RFC 3986).
std::string url_text(std::string_view text);

/// "/path?a=1&b=2", without parameters that are empty.
std::string url_of(std::string_view path,
                   const std::vector<std::pair<std::string, std::string>>& parameters);

/// Whether a Host header names this server: an address of the loopback, "localhost" or one of the
/// names given, each with or without a port. Any other may be a page of somebody else that had its
/// name point here (DNS rebinding).
bool is_own_host(std::string_view host, const std::vector<std::string>& names);

}  // namespace dateline
