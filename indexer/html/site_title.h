#pragma once

#include <array>
#include <set>
#include <string>
#include <string_view>

namespace dateline::html {

/// What stands between a headline and the name of its site in the title of a page.
inline constexpr auto site_separators = std::to_array<std::string_view>(
    {" | ", "\uFF5C", " - ", " \u2013 ", " \u2014 ", " :: ", " \u00BB ", " \u00AB ", " \u00B7 ",
     " \u2022 ", " > ", " < ", " : "});

/// The words of a text in lower case, each once.
std::set<std::string> word_set(std::string_view text);

/// A title with the name of a section: "News | Quay Office", "Press release: ...", "... - News".
struct SectionTitle {
  std::string_view section;
  std::string_view rest;
  bool colon = false;  ///< between them: what follows is hardly the name of a site
};

/// Splits a title at the name of a section at its start or end; without one, all of it is the rest.
SectionTitle split_section(std::string_view title);

/// A page title without the name of the site at its start or end.
std::string without_site(std::string_view title, std::string_view site);

}  // namespace dateline::html
