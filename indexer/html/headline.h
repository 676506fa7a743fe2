#pragma once

#include <cstddef>
#include <string>

#include "indexer/html/page.h"

namespace dateline::html {

/// The title of the article, and where the page shows it.
struct Headline {
  static constexpr std::size_t unseen = SIZE_MAX;

  std::string title;
  std::size_t block = unseen;  ///< index among the page's blocks, or unseen
};

/// Finds the title: the heading that agrees with what the page says of itself in <title>, OpenGraph
/// and JSON-LD; where none does, what the page says, without the name of the site.
Headline find_headline(const Page& page);

/// A page's title without the name of the site at its end or begin.
std::string without_site(std::string_view title, std::string_view site);

}  // namespace dateline::html
