#pragma once

#include <cstdint>
#include <string_view>

namespace dateline::html {

/// Whether a short line is page furniture: "Share this", "Read more:", "Advertisement". Stricter
/// for sentences than for labels.
bool is_notice(std::string_view line, bool is_sentence);

/// Whether a line credits a picture.
bool is_photo_credit(std::string_view line);

/// Whether a heading opens a section that follows an article: "Related stories", "Comments", "You
/// may also like".
bool opens_appendix(std::string_view heading);

/// Whether a heading is exactly the name of such a section, and can open nothing else.
bool names_appendix(std::string_view heading);

/// Whether a heading counts comments ("4 comments", "Comments (12)").
bool counts_comments(std::string_view heading);

/// Whether a short line opens the comments of readers: counts them, or is a phrase for that.
bool heads_comments(std::string_view line);

/// Whether a sentence belongs to the page rather than the article above it: about cookies, or where
/// the article was printed.
bool is_page_notice(std::string_view sentence);

/// Whether a short line is a byline or publication note: "By", "Posted on", "For immediate
/// release", "3 hours ago".
bool is_byline(std::string_view line);

/// Whether a line is nothing but the name of a section of a site or of a kind of document: "News",
/// "Press release", also with a number or year ("Press releases 2019").
bool names_section(std::string_view line);

/// Whether a line is the label of the title in a table of facts: "Title", "Subject".
bool labels_title(std::string_view line);

/// Whether a line is a mark that ends a text: "###", "- END -", "-30-", "***".
bool is_end_mark(std::string_view line);

/// What the words before a date say about it.
enum class DateLabel : std::uint8_t {
  none,
  published,
  changed,  ///< "Last updated"
  embargo,
  other,  ///< "Member since", "Deadline", a copyright notice
};

/// The kind of the last label in what precedes a date on its line.
DateLabel date_label(std::string_view before);

/// Whether the line holds a calendar date with its year.
bool has_date(std::string_view line);

}  // namespace dateline::html
