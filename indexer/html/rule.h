#pragma once

#include <cstdint>
#include <string_view>

namespace dateline::html {

/// The rule by which a part of a page is no part of its article.
enum class Rule : std::uint8_t {
  none,          ///< it is
  outside,       ///< it stands outside the element with the article
  named,         ///< its element is named as menu, teasers, comments, advertising
  hidden,        ///< readers do not see it
  detail,        ///< its element is named as byline, caption, tags
  caption,       ///< one line in the box of a picture
  sign_up,       ///< a box with a field for an e-mail address
  link_list,     ///< a list or box of links
  teaser,        ///< one of a row of linked headlines with short texts
  notice,        ///< a phrase that pages put into articles ("Share this")
  repeated,      ///< the same text stands above
  comments,      ///< under the heading of readers' comments
  behind_links,  ///< behind a long list of links that follows the text
  behind_mark,   ///< a few lines behind a mark that ends the text
  appendix,      ///< under a heading that opens something else ("Related stories")
  above,         ///< above the text: title, byline, date
  subtitle,      ///< the line below the title, which is put before the text
  below,         ///< below the text: labels, links, headings without text
  label,         ///< a short line in the text that is only links, or stands in a box
  undescribed,   ///< not in the text that the page describes as that of its article
};

/// What the rule says, for people.
std::string_view to_string(Rule rule);

}  // namespace dateline::html
