#include "query/serve/web_request.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/percent.h"
#include "common/text/take_until.h"

namespace dateline {
namespace {

constexpr std::size_t longest_target = 8192;

/// Of a query, where a plus is a space (application/x-www-form-urlencoded).
std::optional<std::string> form_decoded(std::string_view text) {
  std::string spaced(text);
  std::ranges::replace(spaced, '+', ' ');
  return percent_decoded(spaced);
}

}  // namespace

std::optional<WebRequest> WebRequest::parse(std::string_view target) {
  if (target.size() > longest_target || !target.starts_with('/')) return std::nullopt;
  WebRequest request;
  std::string_view query = target.substr(0, target.find('#'));
  std::string_view path = take_until(query, '?');
  path.remove_prefix(1);
  while (!path.empty()) {
    auto part = percent_decoded(take_until(path, '/'));
    if (!part) return std::nullopt;
    request.path.push_back(*std::move(part));
  }
  while (!query.empty()) {
    std::string_view value = take_until(query, '&');
    auto name = form_decoded(take_until(value, '='));
    auto content = form_decoded(value);
    if (!name || !content) return std::nullopt;
    request.parameters.emplace_back(*std::move(name), *std::move(content));
  }
  return request;
}

std::string WebRequest::text(std::string_view name) const {
  std::string value;
  for (const auto& [each, content] : parameters) {
    if (each == name) value = content;
  }
  return value;
}

std::string url_text(std::string_view text) {
  return percent_encoded(text, stays_in_url);
}

std::string url_of(std::string_view path,
                   const std::vector<std::pair<std::string, std::string>>& parameters) {
  std::string url(path);
  char separator = '?';
  for (const auto& [name, value] : parameters) {
    if (value.empty()) continue;
    url += fmt::format("{}{}={}", separator, url_text(name), url_text(value));
    separator = '&';
  }
  return url;
}

bool is_own_host(std::string_view host, const std::vector<std::string>& names) {
  const std::size_t bracket = host.find(']');
  const std::size_t colon = host.find(':', bracket == std::string_view::npos ? 0 : bracket);
  const std::string name = lowered(host.substr(0, colon));
  if (name == "localhost" || name == "127.0.0.1" || name == "[::1]") return true;
  return std::ranges::any_of(names, [&](const std::string& own) {
    return lowered(own) == name || "[" + lowered(own) + "]" == name;
  });
}

}  // namespace dateline
