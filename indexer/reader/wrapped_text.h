#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

/// Whether the lines of a text were wrapped at a fixed width between 50 and 100 characters or
/// columns: most lines have no room for the first word of the next.
bool is_wrapped(std::string_view text);

/// Unwraps text that was wrapped at a fixed width into one line per paragraph. A line is joined
/// with the next if the first word of that one had no room in it, assuming the width of the widest
/// line, if the text is_wrapped. Empty lines separate paragraphs.
std::string unwrap_lines(std::string_view text);

/// The same for "format=flowed" (RFC 3676): a line that ends in a space goes on in the next. With
/// `delete_space` ("delsp=yes"), that space is not part of the text.
std::string join_flowed_lines(std::string_view text, bool delete_space);

/// Removes the list of URLs under "References" that text browsers append to a page (`lynx -dump`).
/// Returns the highest number in it, or 0 if there is no such list.
std::size_t cut_link_references(std::string& text);

/// Removes the references to such a list ("[12]") from a text, up to the given number.
std::string without_link_marks(std::string_view text, std::size_t count);

}  // namespace dateline
