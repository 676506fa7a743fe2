#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

/// The function of a well-known phrase on a page.
enum class PhraseKind : std::uint8_t {
  none,
  menu,           ///< "Home", "Skip to content": never part of a release
  notice,         ///< "Your email address": may stand between the paragraphs of one
  opening,        ///< "FOR IMMEDIATE RELEASE": the first line of a release
  closing,        ///< "###", "-30-": the last line of a release's text
  aftermath,      ///< "Share", "Latest Posts", "Related": what follows is not the release
  date_label,     ///< "Published", "Posted on": a date follows
  author_label,   ///< "By", "Author": a name follows
  contact_label,  ///< "Media contact": names, numbers and addresses follow
  legal_label,    ///< "Safe Harbor Statement"
  related_label,  ///< "Tagged with": keywords follow
};

/// The kind of a whole line, ignoring case, punctuation and outer spaces.
PhraseKind phrase_kind(std::string_view line);

}  // namespace dateline
