#pragma once

#include <string>
#include <vector>

#include "query/search/search_result.h"
#include "query/serve/site.h"

namespace dateline {

inline constexpr std::size_t hits_on_page = 20;

/// The form, and below it what was found, if anything was asked for.
std::string search_html(const SearchState& state, const SearchResult* result);

/// A release whole, with where its facts come from, its copies and similar releases. `words` is the
/// query whose words are marked.
std::string release_html(const std::vector<Hit>& hits, const std::vector<Copy>& copies,
                         const std::vector<Hit>& similar, const std::string& words);

/// The syntax of queries.
std::string help_html();

std::string watches_html(const std::vector<Watch>& watches);

/// "/release/ID?q=WORDS"
std::string release_url(const std::string& id, const std::string& words);

}  // namespace dateline
