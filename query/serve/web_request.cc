#include "query/serve/web_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "common/text/ascii.h"
#include "common/text/take_until.h"

namespace dateline {
namespace {

constexpr std::size_t longest_target = 8192;

std::optional<std::string> url_decoded(std::string_view text, bool plus_is_space) {
  std::string decoded;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '+' && plus_is_space) {
      decoded += ' ';
    } else if (text[at] != '%') {
      decoded += text[at];
    } else {
      const std::string_view digits = text.substr(at + 1, 2);
      unsigned char byte = 0;
      const char* const end = digits.data() + digits.size();
      if (digits.size() < 2 || std::from_chars(digits.data(), end, byte, 16).ptr != end) {
        return std::nullopt;
      }
      decoded += static_cast<char>(byte);
      at += 2;
    }
  }
  return decoded;
}

}  // namespace

std::optional<WebRequest> WebRequest::parse(std::string_view target) {
  if (target.size() > longest_target || !target.starts_with('/')) return std::nullopt;
  WebRequest request;
  std::string_view query = target.substr(0, target.find('#'));
  std::string_view path = take_until(query, '?');
  path.remove_prefix(1);
  while (!path.empty()) {
    auto part = url_decoded(take_until(path, '/'), false);
    if (!part) return std::nullopt;
    request.path.push_back(*std::move(part));
  }
  while (!query.empty()) {
    std::string_view value = take_until(query, '&');
    auto name = url_decoded(take_until(value, '='), true);
    auto content = url_decoded(value, true);
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
  std::string url;
  for (const char c : text) {
    if (is_letter_or_digit(c) || std::string_view("-._~").find(c) != std::string_view::npos) {
      url += c;
    } else {
      url += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return url;
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
