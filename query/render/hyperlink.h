#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// `text`, which must be safe for a terminal already, as a link to a local file: the OSC 8 escape
/// sequence ("Hyperlinks in Terminal Emulators", Koblinger). Relative paths start at the working
/// directory.
std::string file_link(std::string_view path, std::string_view text);

/// An absolute path as a file URL; everything except letters, digits and "-._~/" is escaped
/// (RFC 8089, RFC 3986 section 2).
std::string file_url(std::string_view path);

}  // namespace dateline
