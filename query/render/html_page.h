#pragma once

#include <string>
#include <string_view>

#include "query/result/snippet.h"

namespace dateline {

/// Text as content of an element, with each match in a <mark>.
std::string marked_html(const MarkedText& text);

/// "https://..." of a release as the value of an attribute; empty if it is no address of the web,
/// since other schemes may be programs.
std::string web_link(std::string_view url);

/// Text that leads to an address.
std::string link_html(std::string_view address, std::string_view text);

/// A self-contained page, up to its <main>, which is open: readable without scripts, in dark and
/// light, on paper and on a telephone. `head` is added to its head, as HTML.
std::string html_begin(std::string_view title, std::string_view head = {});
std::string html_end();

/// The Content-Security-Policy of such a page.
inline constexpr std::string_view html_policy =
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'";

}  // namespace dateline
