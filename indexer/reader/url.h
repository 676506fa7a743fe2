#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Whether a text starts as an address on the web does.
inline bool is_web_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

/// The address of a page of which an archive of the web has a capture, and when that was
/// (YYYYMMDDhhmmss): "https://web.archive.org/web/20190305090000/https://quay.example/1", whatever
/// the archive. The address alone if it is that of the page itself.
struct ArchivedUrl {
  std::string_view url;
  std::string_view captured;
};
ArchivedUrl archived_url(std::string_view url);

/// The URL that a reference stands for in a document with the given base URL (RFC 3986, section
/// 5.2). References that have a scheme, and all without a base that has one, are unchanged.
std::string resolve_url(std::string_view base, std::string_view reference);

}  // namespace dateline
