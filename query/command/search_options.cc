#include "query/command/search_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "common/cli/configuration.h"
#include "common/cli/confine.h"
#include "common/database/server_address.h"
#include "common/release/today.h"
#include "common/support/either.h"
#include "common/support/parse_number.h"
#include "common/support/standard_output.h"
#include "common/text/parts_of_list.h"
#include "query/render/export_fields.h"

namespace dateline {
namespace {

constexpr double longest_time_limit = 1e6;  // seconds; more would not fit into a clock

Result<std::size_t> read_count(const Arguments& arguments, std::string_view option) {
  const auto number = arguments.number(option);
  if (!number) return pass(number);
  if (*number < 0) return fail(ErrorKind::usage, fmt::format("--{}: must not be negative", option));
  return static_cast<std::size_t>(*number);
}

/// A number, or "all".
Result<std::size_t> read_limit(const Arguments& arguments, std::string_view option) {
  if (arguments.text(option) == "all") return std::numeric_limits<std::size_t>::max();
  return read_count(arguments, option);
}

Result<double> read_positive(const Arguments& arguments, std::string_view option,
                             std::string hint = {}) {
  const std::string text = arguments.text(option);
  const auto number = parse_number<double>(text);
  if (number && std::isfinite(*number) && *number > 0) return *number;
  return fail(ErrorKind::usage,
              fmt::format("--{}: '{}' is not a number greater than 0", option, text),
              std::move(hint));
}

Result<DatePeriod> read_period(const Arguments& arguments, std::string_view option, Date today) {
  if (!arguments.given(option)) return DatePeriod{};
  return dateline::read_period(fmt::format("--{}", option), arguments.text(option), today);
}

Result<Date> read_today(const Arguments& arguments) {
  if (const std::string zone = arguments.text("timezone"); !zone.empty()) {
    if (auto set = set_time_zone(zone); !set) return pass(set);
  }
  const Date day = today();
  const auto period = read_period(arguments, "as-of", day);
  if (!period) return pass(period);
  return period->last.value_or(day);
}

Result<FacetKind> read_facet(std::string_view name) {
  const auto kind = find_named<FacetKind>(facet_names, name);
  if (kind) return *kind;
  return fail(ErrorKind::usage, fmt::format("--facets: unknown facet '{}'", name),
              fmt::format("choose from {}", fmt::join(facet_names, ", ")));
}

/// What to count by: "source,year" are facets, "source*month" is a table.
struct FacetList {
  std::vector<FacetKind> facets;
  std::vector<FacetPair> tables;
};

Result<FacetList> read_facet_list(const Arguments& arguments) {
  FacetList list;
  const std::string text = arguments.text("facets");
  for (const std::string_view name : parts_of_list(text)) {
    const auto star = name.find('*');
    const auto first = read_facet(name.substr(0, star));
    if (!first) return pass(first);
    if (star == name.npos) {
      list.facets.push_back(*first);
      continue;
    }
    const auto second = read_facet(name.substr(star + 1));
    if (!second) return pass(second);
    list.tables.push_back({*first, *second});
  }
  return list;
}

/// Empty for a command without formats.
std::string format_of(const Arguments& arguments) {
  const bool formats = find_option(arguments.command(), "format") != nullptr;
  return formats ? arguments.text("format") : std::string();
}

/// Whether a command that may not have the option was given it.
bool has(const Arguments& arguments, std::string_view option) {
  return find_option(arguments.command(), option) != nullptr && arguments.given(option);
}

/// The one table that such a format shows. Error usage if several are asked for.
Result<TableKind> read_table_kind(const Arguments& arguments) {
  std::vector<TableKind> kinds;
  if (has(arguments, "facets")) {
    const auto list = read_facet_list(arguments);
    if (!list) return pass(list);
    if (!list->facets.empty()) kinds.push_back(TableKind::facets);
    kinds.insert(kinds.end(), list->tables.size(), TableKind::pair);
  }
  if (has(arguments, "timeline")) kinds.push_back(TableKind::timeline);
  if (has(arguments, "kwic")) kinds.push_back(TableKind::concordance);
  if (kinds.size() > 1) {
    return fail(ErrorKind::usage,
                fmt::format("--format {} holds one table", arguments.text("format")),
                "ask for one of --facets, a table of two facets, --timeline or --kwic");
  }
  return kinds.empty() ? TableKind::releases : kinds.front();
}

double recency_share(std::string_view name) {
  if (name == "off") return 0;
  return name == "strong" ? 0.75 : RankingOptions{}.recency_share;
}

Result<std::optional<LanguageId>> read_language(const Arguments& arguments) {
  if (!arguments.given("lang")) return std::nullopt;
  const LanguageId language = find_language(arguments.text("lang"));
  if (language != no_language) return language;
  std::string codes;
  for (const Language& each : language_table) codes += ' ' + std::string(each.code);
  return fail(ErrorKind::usage, fmt::format("--lang: no stemmer for '{}'", arguments.text("lang")),
              "must be one of" + codes);
}

/// Which results to print, and what to print with them.
Result<void> read_page(const Arguments& arguments, SearchRequest& request) {
  const auto limit = read_limit(arguments, "limit");
  if (!limit) return pass(limit);
  const auto offset = read_count(arguments, "offset");
  if (!offset) return pass(offset);
  request.limit = *limit;
  request.offset = *offset;
  request.timeline = find_named<TimelineUnit>(timeline_units, arguments.text("timeline"));
  request.concordance = arguments.flag("kwic");
  auto list = read_facet_list(arguments);
  if (!list) return pass(list);
  request.facets = std::move(list->facets);
  request.tables = std::move(list->tables);
  if (!is_table_format(format_of(arguments))) return {};
  const auto table = read_table_kind(arguments);
  if (!table) return pass(table);
  if (*table != TableKind::releases && *table != TableKind::concordance) request.limit = 0;
  return {};
}

}  // namespace

Result<SearchRequest> read_search_options(const Arguments& arguments) {
  SearchRequest request;
  const auto today = read_today(arguments);
  if (!today) return pass(today);
  const auto since = read_period(arguments, "since", *today);
  if (!since) return pass(since);
  const auto until = read_period(arguments, "until", *today);
  if (!until) return pass(until);
  if (since->first && until->last && *until->last < *since->first) {
    return fail(ErrorKind::usage, "--since is after --until",
                fmt::format("did you mean --since {} --until {}?", arguments.text("until"),
                            arguments.text("since")));
  }
  const auto half_life = read_positive(arguments, "half-life");
  if (!half_life) return pass(half_life);

  const auto language = read_language(arguments);
  if (!language) return pass(language);
  if (arguments.given("synonyms")) {
    auto synonyms =
        Synonyms::read(arguments.text("synonyms"), language->value_or(default_language));
    if (!synonyms) return pass(synonyms);
    request.synonyms = std::make_shared<const Synonyms>(std::move(*synonyms));
  }

  request.language = *language;
  request.expand = arguments.flag("expand");
  request.correct = arguments.flag("correct");
  if (arguments.text("timeout") != "0") {
    const auto seconds = read_positive(arguments, "timeout", "0 means no limit");
    if (!seconds) return pass(seconds);
    request.time_limit = std::min(*seconds, longest_time_limit);
  }

  request.any = arguments.flag("any");
  request.exact = arguments.flag("exact");
  request.today = *today;
  request.period = {since->first, until->last};
  request.ranking.order = find_sort_order(arguments.text("sort")).value_or(SortOrder::blend);
  request.ranking.recency_share = recency_share(arguments.text("recency"));
  request.ranking.recency = {*today, *half_life};
  request.collapse = !arguments.flag("copies");
  request.lead = arguments.text("lead") == "longest" ? Lead::longest : Lead::first;
  if (find_option(arguments.command(), "limit") != nullptr) {
    if (auto read = read_page(arguments, request); !read) return pass(read);
  }
  const std::string format = format_of(arguments);
  request.mark_bodies = has(arguments, "full") && (format == "text" || format == "html");
  return request;
}

Result<void> check_format(const Arguments& arguments) {
  const std::string format = arguments.text("format");
  const bool counts =
      find_option(arguments.command(), "count") != nullptr && arguments.flag("count");
  for (const Option& option : arguments.command().options) {
    const auto formats = split_choices(formats_showing(option.name));
    if (formats.size() == split_choices(render_formats).size()) continue;
    if (!arguments.given(option.name)) continue;
    const bool shown = std::ranges::find(formats, format) != formats.end();
    if (shown && !counts) continue;
    return fail(ErrorKind::usage,
                fmt::format("--{}: not available with --{}", option.name,
                            counts ? "count" : "format " + format),
                counts ? "leave out --count" : fmt::format("use --format {}", either(formats)));
  }
  return {};
}

Result<RenderOptions> read_render_options(const Arguments& arguments) {
  const std::string colour = arguments.text("colour");
  RenderOptions options;
  options.colour = colour == "always" || (colour == "auto" && output_takes_colour());
  options.links = options.colour && output_is_terminal();
  options.width = output_width();
  options.full = has(arguments, "full");
  if (has(arguments, "facet-limit")) {
    const auto limit = read_limit(arguments, "facet-limit");
    if (!limit) return pass(limit);
    options.facet_limit = *limit;
  }
  if (has(arguments, "fields")) {
    auto fields = read_export_fields(arguments.text("fields"));
    if (!fields) return pass(fields);
    if (options.full) fields->push_back(&find_export_field("body"));
    options.fields = std::move(*fields);
  }
  if (is_table_format(format_of(arguments))) {
    const auto table = read_table_kind(arguments);
    if (!table) return pass(table);
    options.table = *table;
  }
  return options;
}

void add_reach(const std::string& path, Reach& reach) {
  if (is_on_server(path)) {
    reach.network = true;
    reach.libraries = true;  // which look up the names of hosts
  } else {
    reach.read.emplace_back(path);
  }
}

OpenOptions read_open_options(const Arguments& arguments, double patience) {
  return {.require_all = arguments.flag("require-all"), .patience = patience};
}

void add_reach(const Arguments& arguments, Reach& reach) {
  for (const Option& option : arguments.command().options) {
    if (option.name == "raw" && arguments.flag("raw")) {
      reach.read.emplace_back("/");  // the dumps of an archive may be anywhere
      reach.libraries = true;        // and compressed, in any charset
    }
    if (option.value != "DIR" && option.value != "FILE") continue;
    for (const std::string& path : arguments.texts(option.name)) add_reach(path, reach);
  }
}

void add_configuration(const Arguments& arguments, Reach& reach) {
  if (arguments.given("config")) {
    reach.read.emplace_back(arguments.text("config"));
  } else {
    for (auto& path : configuration_paths()) reach.read.push_back(std::move(path));
  }
}

void confine(const Arguments& arguments) {
  Reach reach;
  reach.libraries = false;
  add_reach(arguments, reach);
  confine(arguments, reach);
}

}  // namespace dateline
