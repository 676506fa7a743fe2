#include "query/serve/site.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "common/release/today.h"
#include "common/support/either.h"
#include "common/support/parse_number.h"
#include "query/command/watch_search.h"
#include "query/recall/release_finder.h"
#include "query/render/renderer.h"
#include "query/serve/error_response.h"
#include "query/serve/pages.h"
#include "query/syntax/date_period.h"

namespace dateline {
namespace {

constexpr std::size_t most_exported = 1000;  // releases in one answer
constexpr std::size_t most_rank = 10'000;    // ranking pages far behind takes long
constexpr std::size_t similar_shown = 5;

constexpr std::string_view unknown_id = "No release has this id";

Result<std::size_t> number_in(const WebRequest& request, std::string_view name, std::size_t least,
                              std::size_t fallback, std::size_t most) {
  const std::string text = request.text(name);
  if (text.empty()) return fallback;
  const auto number = parse_number<std::size_t>(text);
  if (number && *number >= least && *number <= most) return *number;
  return fail(ErrorKind::usage,
              fmt::format("{}: '{}' is not a number from {} to {}", name, text, least, most));
}

/// A parameter that is empty or one of the choices.
Result<std::string> choice_in(const WebRequest& request, std::string_view name,
                              std::span<const std::string_view> choices) {
  std::string text = request.text(name);
  if (text.empty() || std::ranges::find(choices, text) != choices.end()) return text;
  return fail(ErrorKind::usage, fmt::format("{}: unknown choice '{}'", name, text),
              fmt::format("must be {}", either(choices)));
}

std::string_view type_of(std::string_view format) {
  if (format == "json") return "application/json";
  if (format == "csv") return "text/csv; charset=utf-8";
  return "application/atom+xml";
}

/// The search of a watch, as far as the page has it.
SearchState state_of_watch(const Arguments& arguments) {
  SearchState state;
  state.query = fmt::format("{}", fmt::join(arguments.operands(), " "));
  state.since = arguments.text("since");
  state.until = arguments.text("until");
  if (arguments.given("sort")) state.sort = find_sort_order(arguments.text("sort"));
  if (arguments.flag("copies")) state.copies = "all";
  return state;
}

/// Names of options of a watch that the page lacks, with which it finds other releases.
std::vector<std::string> options_unlike_page(const Arguments& arguments,
                                             const std::vector<std::string>& indexes) {
  std::vector<std::string> names;
  for (const char* name : {"any", "exact", "lang", "synonyms", "correct", "as-of"}) {
    if (arguments.given(name)) names.push_back(fmt::format("--{}", name));
  }
  if (arguments.texts("db") != absolute_paths(indexes)) names.emplace_back("another --db");
  return names;
}

}  // namespace

Result<SearchState> SearchState::of(const WebRequest& request) {
  SearchState state;
  state.query = request.text("q");
  state.since = request.text("since");
  state.until = request.text("until");
  const auto sort = choice_in(request, "sort", sort_orders);
  if (!sort) return pass(sort);
  state.sort = find_sort_order(*sort);
  auto copies = choice_in(request, "copies", std::array<std::string_view, 1>{"all"});
  if (!copies) return pass(copies);
  state.copies = *std::move(copies);
  const auto page = number_in(request, "page", 1, 1, most_rank / hits_on_page);
  if (!page) return pass(page);
  state.page = *page;
  return state;
}

std::string SearchState::url(std::string_view path) const {
  return url_of(path, {{"q", query},
                       {"since", since},
                       {"until", until},
                       {"sort", sort ? std::string(to_string(*sort)) : std::string()},
                       {"copies", copies},
                       {"page", page > 1 ? std::to_string(page) : std::string()}});
}

Result<SearchState> Site::state_of(const WebRequest& request) const {
  auto state = SearchState::of(request);
  const SortOrder order = options_.defaults.ranking.order;
  if (state && !state->sort && order != SortOrder::blend) state->sort = order;
  return state;
}

Result<SearchRequest> Site::request_of(const SearchState& state, std::size_t size) const {
  SearchRequest request = options_.defaults;
  if (!options_.fixed_today) {
    request.today = today();
    request.ranking.recency.as_of = request.today;
  }
  const auto since =
      state.since.empty() ? DatePeriod{} : read_period("since", state.since, request.today);
  if (!since) return pass(since);
  const auto until =
      state.until.empty() ? DatePeriod{} : read_period("until", state.until, request.today);
  if (!until) return pass(until);
  request.text = state.query;
  if (!state.since.empty()) request.period.first = since->first;
  if (!state.until.empty()) request.period.last = until->last;
  request.collapse = request.collapse && state.copies.empty();
  request.limit = size;
  request.offset = (state.page - 1) * size;
  request.ranking.order = state.sort.value_or(request.ranking.order);
  return request;
}

Result<WebResponse> Site::search_page(const WebRequest& request, Session& session) const {
  const auto state = state_of(request);
  if (!state) return pass(state);
  if (!state->asks()) {
    return WebResponse{.body = start_html(*state, session.size(), options_.watches.has_value())};
  }
  auto search = request_of(*state, hits_on_page);
  if (!search) return pass(search);
  search->facets = {FacetKind::source, FacetKind::channel, FacetKind::language, FacetKind::year};
  search->timeline = TimelineUnit::month;
  const auto result = session.search(*search);
  if (!result) return pass(result);
  return WebResponse{.body = search_html(*state, *result)};
}

Result<WebResponse> Site::rendered(const WebRequest& request, Session& session,
                                   std::string_view format) const {
  const auto state = state_of(request);
  if (!state) return pass(state);
  const auto limit = number_in(request, "limit", 0, hits_on_page, most_exported);
  if (!limit) return pass(limit);
  auto search = request_of(*state, *limit);
  if (!search) return pass(search);
  const auto offset = number_in(request, "offset", 0, search->offset, most_rank);
  if (!offset) return pass(offset);
  search->offset = *offset;
  const bool only_facets = format == "facets";
  if (only_facets) {
    search->limit = 0;
    search->facets = {FacetKind::source, FacetKind::channel, FacetKind::language, FacetKind::year};
    search->timeline = TimelineUnit::month;
  }
  const auto result = session.search(*search);
  if (!result) return pass(result);
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

Result<WebResponse> Site::release(const WebRequest& request, Session& session) const {
  const Reference reference{request.path[1], {}, true};
  const auto state = state_of(request);
  if (!state) return pass(state);
  const auto words = request_of(*state, 0);
  if (!words) return pass(words);
  const auto shown = session.show({reference}, *words);
  if (!shown) return pass(shown);
  if (shown->front().empty()) return refusal(ErrorForm::page, 404, unknown_id);
  const auto copies = session.copies_of(reference);
  if (!copies) return pass(copies);
  SearchRequest like = *words;
  like.text.clear();
  like.period = {};
  like.similar_to = reference.text;
  like.similar_dump = shown->front().front().release.origin.file;
  like.limit = similar_shown;
  like.offset = 0;
  const auto similar = session.search(like);  // what has none is shown without
  return WebResponse{
      .body = release_html({shown->front(), *copies, similar ? similar->hits : std::vector<Hit>{},
                            options_.originals},
                           *state)};
}

Result<WebResponse> Site::original(const WebRequest& request, Session& session) const {
  if (!options_.originals) {
    return refusal(ErrorForm::text, 404, "This server does not give out original bytes");
  }
  const auto records = session.records_of({request.path[1], request.text("dump"), true});
  if (!records) return pass(records);
  if (records->empty()) return refusal(ErrorForm::text, 404, unknown_id);
  if (records->size() > 1) {
    return refusal(ErrorForm::text, 400, "Several releases have this id",
                   "their page links to the original of each");
  }
  auto bytes = read_original(*records);
  if (!bytes) {
    auto response = refusal(ErrorForm::text, 500, "The original cannot be read",
                            "its file was moved, changed or removed since it was indexed");
    response.fault = bytes.error().message;
    return response;
  }
  WebResponse response{200, "text/plain", *std::move(bytes)};
  response.disposition =
      request.text("download").empty() ? "inline" : "attachment; filename=\"release.bin\"";
  return response;
}

Result<WebResponse> Site::watches() const {
  std::vector<ListedWatch> listed;
  if (options_.watches) {
    const auto names = options_.watches->names();
    if (!names) return pass(names);
    for (const std::string& name : *names) {
      auto watch = options_.watches->load(name);
      if (!watch) continue;  // removed meanwhile, or damaged
      const auto saved = read_saved(*watch);
      ListedWatch& each = listed.emplace_back(ListedWatch{*std::move(watch), {}, {}});
      if (!saved) continue;
      each.state = state_of_watch(saved->arguments);
      each.unlike = options_unlike_page(saved->arguments, options_.indexes);
    }
  }
  return WebResponse{.body = watches_html(listed)};
}

Result<WebResponse> Site::answered(const WebRequest& request, Session& session) const {
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
    if (path[0] == "help") return WebResponse{.body = help_html()};
    if (path[0] == "health") return WebResponse{200, "text/plain", "ok\n"};
    if (path[0] == "favicon.ico") return WebResponse{.status = 204, .type = {}};
  }
  return refusal(error_form(request), 404, "Page not found");
}

WebResponse Site::answer(const WebRequest& request, Session& session) const {
  auto response = answered(request, session);
  return response ? *std::move(response) : error_response(error_form(request), response.error());
}

}  // namespace dateline
