#include "query/serve/site.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "query/command/today.h"
#include "query/render/html_page.h"
#include "query/render/renderer.h"
#include "query/serve/pages.h"
#include "query/syntax/date_period.h"

namespace dateline {
namespace {

constexpr std::size_t most_exported = 1000;  // releases in one answer
constexpr std::size_t most_rank = 10'000;    // ranking pages far behind takes long
constexpr std::size_t similar_shown = 5;

std::size_t number_in(const std::string& text, std::size_t fallback, std::size_t most) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return fallback;
  return std::min(number, most);
}

int status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage:
      return 400;
    case ErrorKind::input:
      return 404;
    case ErrorKind::index_missing:
    case ErrorKind::index_changed:
    case ErrorKind::index_schema:
    case ErrorKind::index_corrupt:
    case ErrorKind::interrupted:
      return 503;
    default:
      return 500;
  }
}

std::string_view type_of(std::string_view format) {
  if (format == "json") return "application/json";
  if (format == "csv") return "text/csv; charset=utf-8";
  return "application/atom+xml";
}

}  // namespace

SearchState SearchState::of(const WebRequest& request) {
  SearchState state;
  state.query = request.text("q");
  state.since = request.text("since");
  state.until = request.text("until");
  state.sort = request.text("sort");
  state.copies = request.text("copies");
  state.page =
      std::max<std::size_t>(1, number_in(request.text("page"), 1, most_rank / hits_on_page));
  return state;
}

std::string SearchState::url(std::string_view path) const {
  return url_of(path, {{"q", query},
                       {"since", since},
                       {"until", until},
                       {"sort", sort},
                       {"copies", copies},
                       {"page", page > 1 ? std::to_string(page) : std::string()}});
}

WebResponse status_page(int status, std::string_view message) {
  const std::string text = html_text(message);
  return {status, "text/html; charset=utf-8",
          html_begin(message) +
              fmt::format("<h1>{}</h1>\n<p><a href=\"/\">Search</a></p>\n", text) + html_end()};
}

WebResponse error_page(const Error& error) {
  std::string body = html_begin("Error - Dateline");
  body += fmt::format("<h1>{}</h1>\n", html_text(error.message));
  if (!error.hint.empty()) body += fmt::format("<p>{}</p>\n", html_text(error.hint));
  body += "<p><a href=\"/\">Search</a></p>\n";
  return {status_of(error.kind), "text/html; charset=utf-8", body + html_end()};
}

Result<SearchRequest> Site::request_of(const SearchState& state, std::size_t size) const {
  SearchRequest request = options_.defaults;
  if (!options_.fixed_today) {
    const auto today = today_in(options_.timezone);
    if (!today) return pass(today);
    request.today = *today;
    request.ranking.recency.as_of = *today;
  }
  const auto since =
      state.since.empty() ? DatePeriod{} : read_period("since", state.since, request.today);
  if (!since) return pass(since);
  const auto until =
      state.until.empty() ? DatePeriod{} : read_period("until", state.until, request.today);
  if (!until) return pass(until);
  request.text = state.query;
  request.period = {since->first, until->last};
  request.collapse = state.copies.empty();
  request.limit = size;
  request.offset = (state.page - 1) * size;
  if (state.sort == "relevance") request.ranking.order = SortOrder::relevance;
  if (state.sort == "newest") request.ranking.order = SortOrder::newest;
  if (state.sort == "oldest") request.ranking.order = SortOrder::oldest;
  return request;
}

WebResponse Site::search_page(const WebRequest& request, Session& session) const {
  const SearchState state = SearchState::of(request);
  if (!state.asks()) return {.body = search_html(state, nullptr)};
  auto search = request_of(state, hits_on_page);
  if (!search) return error_page(search.error());
  search->facets = {FacetKind::source, FacetKind::channel, FacetKind::language, FacetKind::year};
  search->timeline = TimelineUnit::month;
  const auto result = session.search(*search);
  if (!result) return error_page(result.error());
  return {.body = search_html(state, &*result)};
}

WebResponse Site::rendered(const WebRequest& request, Session& session,
                           std::string_view format) const {
  const SearchState state = SearchState::of(request);
  const bool only_facets = format == "facets";
  auto search = request_of(state, number_in(request.text("limit"), hits_on_page, most_exported));
  if (!search) return error_page(search.error());
  if (!request.text("offset").empty()) {
    search->offset = number_in(request.text("offset"), 0, most_rank);
  }
  if (only_facets) {
    search->limit = 0;
    search->facets = {FacetKind::source, FacetKind::channel, FacetKind::language, FacetKind::year};
    search->timeline = TimelineUnit::month;
  }
  const auto result = session.search(*search);
  if (!result) return error_page(result.error());
  const std::string_view name = only_facets ? "json" : format;
  const auto renderer = make_renderer(name, {});
  WebResponse response;
  response.type = type_of(name);
  renderer->begin(response.body);
  renderer->result(*result, response.body);
  renderer->end(response.body);
  if (name == "csv") response.disposition = "attachment; filename=\"releases.csv\"";
  return response;
}

WebResponse Site::release(const WebRequest& request, Session& session) const {
  const Reference reference{request.path[1], {}, true};
  SearchState state;
  state.query = request.text("q");
  const auto words = request_of(state, 0);
  if (!words) return error_page(words.error());
  const auto shown = session.show({reference}, *words);
  if (!shown) return error_page(shown.error());
  if (shown->front().empty()) return status_page(404, "No release has this id");
  const auto copies = session.copies_of(reference);
  if (!copies) return error_page(copies.error());
  SearchRequest like = *words;
  like.text.clear();
  like.similar_to = reference.text;
  like.similar_dump = shown->front().front().release.origin.file;
  like.limit = similar_shown;
  const auto similar = session.search(like);  // what has none is shown without
  return {.body = release_html(shown->front(), *copies,
                               similar ? similar->hits : std::vector<Hit>{}, state.query)};
}

WebResponse Site::original(const WebRequest& request, Session& session) const {
  const auto records = session.records_of({request.path[1], request.text("dump"), true});
  if (!records) return error_page(records.error());
  if (records->empty()) return status_page(404, "No release has this id");
  auto bytes = read_original(*records);
  if (!bytes) return error_page(bytes.error());
  WebResponse response{200, "text/plain", *std::move(bytes)};
  response.disposition =
      request.text("download").empty() ? "inline" : "attachment; filename=\"release.bin\"";
  return response;
}

WebResponse Site::watches() const {
  std::vector<Watch> all;
  if (options_.watches) {
    for (const std::string& name : options_.watches->names()) {
      auto watch = options_.watches->load(name);
      if (watch) all.push_back(*std::move(watch));
    }
  }
  return {.body = watches_html(all)};
}

WebResponse Site::answer(const WebRequest& request, Session& session) const {
  const auto& path = request.path;
  if (path.empty()) return search_page(request, session);
  if (path[0] == "release" && path.size() == 2) return release(request, session);
  if (path[0] == "release" && path.size() == 3 && path[2] == "raw") {
    return original(request, session);
  }
  if (path.size() == 1) {
    for (const std::string_view format : {"json", "csv", "atom"}) {
      if (path[0] == fmt::format("search.{}", format)) return rendered(request, session, format);
    }
    if (path[0] == "facets.json") return rendered(request, session, "facets");
    if (path[0] == "watches") return watches();
    if (path[0] == "help") return {.body = help_html()};
    if (path[0] == "health") return {200, "text/plain", "ok\n"};
  }
  return status_page(404, "Nothing is here");
}

}  // namespace dateline
