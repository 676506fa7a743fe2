#pragma once

#include <string_view>

namespace dateline::html {

/// Whether a short line is one that pages put beside an article: "Share this", "Read more:",
/// "Advertisement". Of a sentence less is believed than of a label.
bool is_notice(std::string_view line, bool is_sentence);

/// Whether a line names who took or owns a picture.
bool is_photo_credit(std::string_view line);

/// Whether a heading opens what follows an article: "Related stories", "Comments", "You may also
/// like".
bool opens_appendix(std::string_view heading);

/// Whether a heading is the very name of such a part, and can open nothing else.
bool names_appendix(std::string_view heading);

/// Whether a heading counts what readers wrote ("4 comments", "Comments (12)").
bool counts_comments(std::string_view heading);

/// Whether a sentence is of the page and not of the article below which it stands: of cookies that
/// are set, of where the article was printed.
bool is_page_notice(std::string_view sentence);

/// Whether a short line says who wrote an article, or that it was published: "By", "Posted on",
/// "For immediate release", "3 hours ago".
bool is_byline(std::string_view line);

/// Whether the line holds a calendar date with its year.
bool has_date(std::string_view line);

}  // namespace dateline::html
