#pragma once

#include <cstdint>

namespace dateline::html {

/// What the markup of an element says about its content, before its text is looked at. Of several
/// the last in this order holds.
enum class Role : std::uint8_t {
  neutral,
  article,   ///< named as an article with what belongs to it
  body,      ///< named as the text of an article
  subtitle,  ///< named as the line below the title
  box,       ///< named as a box that holds anything: widget, gallery, tools
  detail,    ///< named as a detail beside the text: caption, byline, date, tags, author box
  noise,     ///< named as navigation, sharing, related pages, advertising
  comments,  ///< named as what readers wrote
  hidden,    ///< not shown
};

}  // namespace dateline::html
