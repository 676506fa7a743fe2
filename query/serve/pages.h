#pragma once

#include <string>
#include <vector>

#include "query/search/search_result.h"
#include "query/serve/site.h"
#include "query/watch/watch.h"

namespace dateline {

/// The form alone, with the help of the language open beside it. `releases` are all there are.
std::string start_html(const SearchState& state, std::size_t releases, bool has_watches);

/// The form, and below it what was found.
std::string search_html(const SearchState& state, const SearchResult& result);

/// What the page of a release shows.
struct ReleasePage {
  const std::vector<Hit>& hits;  ///< all with its id
  const std::vector<Copy>& copies;
  std::vector<Hit> similar;
  bool originals = true;  ///< link to the original bytes
};

/// A release whole, with where its facts come from, its copies and similar releases. `state` is the
/// search that it was found by, to which a link leads back.
std::string release_html(const ReleasePage& page, const SearchState& state);

/// The syntax of queries.
std::string help_html();

/// A watch and the search for what it matches.
struct ListedWatch {
  Watch watch;
  std::optional<SearchState> state;  ///< none if its options cannot be read
  std::vector<std::string> unlike;   ///< its options that the page lacks; no link with any
};

std::string watches_html(const std::vector<ListedWatch>& watches);

/// "/release/ID?q=WORDS", and the rest of the search.
std::string release_url(const std::string& id, const SearchState& state);

}  // namespace dateline
