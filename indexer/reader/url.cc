#include "indexer/reader/url.h"

#include <algorithm>

#include "common/text/ascii.h"

namespace dateline {
namespace {

/// Size of the scheme with its colon; 0 if there is none.
std::size_t scheme_size(std::string_view url) {
  const std::size_t colon = std::min(url.find(':'), url.size());
  const std::string_view scheme = url.substr(0, colon);
  const bool valid =
      !scheme.empty() && is_letter(scheme.front()) && std::ranges::all_of(scheme, [](char c) {
        return is_letter_or_digit(c) || c == '+' || c == '-' || c == '.';
      });
  return valid && colon < url.size() ? colon + 1 : 0;
}

/// Where the path of a URL begins, behind the scheme and the authority.
std::size_t path_begin(std::string_view url) {
  const std::size_t scheme = scheme_size(url);
  if (!url.substr(scheme).starts_with("//")) return scheme;
  return std::min(url.find_first_of("/?#", scheme + 2), url.size());
}

/// A path without its segments "." and "..".
std::string without_dots(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/', 1), path.size());
    const std::string_view segment = path.substr(0, end);
    path.remove_prefix(end);
    if (segment == "/." || segment == "/..") {
      if (segment == "/..") out.resize(std::min(out.rfind('/'), out.size()));
      if (path.empty()) out += '/';
    } else {
      out += segment;
    }
  }
  return out;
}

}  // namespace

// As in a Wayback Machine, where letters after the moment say what is shown of the page
// ("20190305090000if_").
ArchivedUrl archived_url(std::string_view url) {
  constexpr std::size_t moment_size = 14;
  constexpr std::size_t most_letters = 3;
  for (std::size_t at = url.find("/http"); at != url.npos; at = url.find("/http", at + 1)) {
    const std::string_view inner = url.substr(at + 1);
    if (!is_web_address(inner)) continue;
    const std::string_view before = url.substr(0, at);
    const std::string_view segment = before.substr(before.rfind('/') + 1);
    const std::string_view moment = segment.substr(0, moment_size);
    if (moment.size() == moment_size && std::ranges::all_of(moment, is_digit) &&
        segment.size() <= moment_size + most_letters) {
      return {inner, moment};
    }
  }
  return {url, {}};
}

std::string resolve_url(std::string_view base, std::string_view reference) {
  base = trimmed(base);
  reference = trimmed(reference);
  const std::size_t scheme = scheme_size(base);
  if (scheme == 0 || scheme_size(reference) > 0) return std::string(reference);
  base = base.substr(0, base.find('#'));
  if (reference.empty()) return std::string(base);
  if (reference.front() == '#') return std::string(base).append(reference);
  if (reference.starts_with("//")) return std::string(base.substr(0, scheme)).append(reference);
  base = base.substr(0, base.find('?'));
  if (reference.front() == '?') return std::string(base).append(reference);
  const std::size_t begin = path_begin(base);
  const std::string_view path = base.substr(begin);
  const std::string_view folder = path.substr(0, path.rfind('/') + 1);
  const std::size_t path_end = std::min(reference.find_first_of("?#"), reference.size());
  std::string resolved(reference.front() == '/' ? "" : folder.empty() ? "/" : folder);
  resolved.append(reference.substr(0, path_end));
  return std::string(base.substr(0, begin))
      .append(without_dots(resolved))
      .append(reference.substr(path_end));
}

}  // namespace dateline
