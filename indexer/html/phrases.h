#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline::html {

/// Whether a short line is page furniture: "Share this", "Read more:", "Advertisement". Stricter
/// for sentences than for labels.
bool is_notice(std::string_view line, bool is_sentence);

/// Whether a line is nothing but words of menus and tools ("Print", "back | top"). Within a text,
/// they may be cells of a table or headings.
bool is_furniture(std::string_view line);

/// Whether a line credits a picture.
bool is_photo_credit(std::string_view line);

/// Whether a heading opens a section that follows an article: "Related stories", "Comments", "You
/// may also like".
bool opens_appendix(std::string_view heading);

/// Whether a heading may open such a section, but as well one of the article: "Related measures".
bool may_open_appendix(std::string_view heading);

/// Whether a line is nothing but a label of what follows an article.
bool labels_appendix(std::string_view line);

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

/// Whether the label of a control offers to show the rest of a text: "Read more", "Show all".
bool offers_rest(std::string_view label);

/// Whether a line is nothing but the name of a section of a site or of a kind of document: "News",
/// "Press release", also with a number or year ("Press releases 2019").
bool names_section(std::string_view line);

/// Whether a title begins or ends with the name of a kind of document, so that it may be that of
/// all pages of a site: "Quay Ferries Press Release".
bool names_kind(std::string_view title);

/// Whether a line is the label of the title in a table of facts: "Title", "Subject".
bool labels_title(std::string_view line);

/// Whether a line is a mark that ends a text: "###", "- END -", "-30-", "***".
bool is_end_mark(std::string_view line);

/// What is shown instead of an article.
enum class PageKind : std::uint8_t {
  wall,     ///< by a bot wall, or by a server that failed
  missing,  ///< for a page that is not there
};

/// Whether a title or first line begins as that of such a page.
bool begins_as(std::string_view line, PageKind kind);

/// Whether a text says anywhere that it is such a page.
bool says_it_is(std::string_view text, PageKind kind);

/// Whether a text has words about browsers and servers.
bool is_about_machines(std::string_view text);

/// Whether a line is of a banner that asks for consent, as that of IAB Europe's framework.
bool asks_for_consent(std::string_view line);

/// Whether a line begins with a label for the address of the page: "View original:".
bool labels_address(std::string_view line);

/// Whether a line begins like one that names the holder of the rights to a text.
bool begins_copyright(std::string_view line);

/// Whether a short line heads what a release says about its issuer: "About Acme Ferries".
bool heads_issuer(std::string_view line);

/// Whether a short line heads that, or another part of a release behind its text: "Notes to
/// editors", "About Acme".
bool heads_release_part(std::string_view line);

/// Whether a line begins as letters end: "Sincerely, Ada Weir".
bool begins_valediction(std::string_view line);

/// What stands behind a label such as "Source:" at the start of a line, or behind one that is not
/// of Latin letters anywhere; may be empty.
std::string_view labelled_source(std::string_view line);

/// What stands behind a label such as "Issued by:" at the start of a line, empty if that is all of
/// it; nullopt without one.
std::optional<std::string_view> labelled_issuer(std::string_view line);

/// What the words before a date say about it.
enum class DateLabel : std::uint8_t {
  none,
  published,
  changed,  ///< "Last updated"
  embargo,
  other,  ///< "Member since", "Deadline", a copyright notice
};

/// Whether the sentence up to a date says what will happen then: "will be published on".
bool tells_of_future(std::string_view before);

/// The kind of the last label in what precedes a date on its line.
DateLabel date_label(std::string_view before);

/// Whether the line holds a calendar date with its year.
bool has_date(std::string_view line);

}  // namespace dateline::html
