#pragma once

#include <string>
#include <string_view>

namespace dateline::html {

/// A page that shows no text, with what it holds for scripts to show turned into elements:
/// templates, <noscript>, and the longest text among the values of its scripts. Empty if it holds
/// none. Linear time.
std::string reveal_hidden_text(std::string_view utf8_html);

}  // namespace dateline::html
