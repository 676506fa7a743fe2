#pragma once

#include <cstdint>

namespace dateline::html {

/// The role of an element according to its markup. Of several, the last in this order wins.
enum class Role : std::uint8_t {
  neutral,
  article,   ///< named as an article with its accessories
  body,      ///< named as the text of an article
  subtitle,  ///< named as the line below the title
  box,       ///< named as a generic box: widget, gallery, tools
  detail,    ///< named as a detail beside the text: caption, byline, date, tags, author box
  noise,     ///< named as navigation, sharing, related pages, advertising
  comments,  ///< named as comments
  hidden,    ///< not shown
};

}  // namespace dateline::html
