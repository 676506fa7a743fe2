#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/support/result.h"
#include "query/search/session.h"
#include "query/serve/web_request.h"
#include "query/watch/watch.h"

namespace dateline {

inline constexpr std::size_t hits_on_page = 20;

/// What a search page shows; every state has a URL.
struct SearchState {
  std::string query;
  std::string since;
  std::string until;
  std::optional<SortOrder> sort;  ///< or that of the server
  std::string copies;             ///< "all" lists every copy
  std::size_t page = 1;

  /// Error usage for values that mean nothing, rather than another search than was asked for.
  static Result<SearchState> of(const WebRequest& request);

  /// The address of this state under a path ("/", "/search.json").
  std::string url(std::string_view path) const;
  bool asks() const { return !query.empty() || !since.empty() || !until.empty(); }
};

struct SiteOptions {
  std::vector<std::string> indexes;
  SearchRequest defaults;    ///< how to search, without words
  bool fixed_today = false;  ///< the day of the defaults is today, for ever
  std::optional<WatchStore> watches;
  bool originals = true;  ///< give out the original bytes of releases
};

/// Answers requests, from the renderers that the terminal has. Reads only. Thread-safe, with one
/// session for each thread.
class Site {
 public:
  explicit Site(SiteOptions options) : options_(std::move(options)) {}

  /// Never fails: errors become pages with their status.
  WebResponse answer(const WebRequest& request, Session& session) const;

 private:
  Result<WebResponse> answered(const WebRequest& request, Session& session) const;
  Result<WebResponse> search_page(const WebRequest& request, Session& session) const;
  Result<WebResponse> release(const WebRequest& request, Session& session) const;
  Result<WebResponse> original(const WebRequest& request, Session& session) const;
  Result<WebResponse> rendered(const WebRequest& request, Session& session,
                               std::string_view format) const;
  Result<WebResponse> watches() const;

  /// The state of a request, with the server's order if it names none.
  Result<SearchState> state_of(const WebRequest& request) const;

  /// The request of a state, with `size` releases on a page.
  Result<SearchRequest> request_of(const SearchState& state, std::size_t size) const;

  SiteOptions options_;
};

}  // namespace dateline
