#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// `text` (harmless already) as a link to a file of this machine: the OSC 8 sequence that terminals
/// have agreed on ("Hyperlinks in Terminal Emulators", Koblinger). Relative paths count from the
/// working directory.
std::string file_link(std::string_view path, std::string_view text);

/// An absolute path as a file URL, with everything but letters, digits and "-._~/" escaped
/// (RFC 8089, RFC 3986 section 2).
std::string file_url(std::string_view path);

}  // namespace dateline
