#pragma once

#include <cstddef>
#include <string>

#include "indexer/html/page.h"

namespace dateline::html {

/// The title of the article and its place on the page.
struct Headline {
  static constexpr std::size_t unseen = SIZE_MAX;

  std::string title;
  std::size_t block = unseen;  ///< index among the page's blocks, or unseen
};

/// Finds the title: the heading that agrees with <title>, OpenGraph and JSON-LD; if none does, the
/// title from those, without the name of the site.
Headline find_headline(const Page& page);

}  // namespace dateline::html
