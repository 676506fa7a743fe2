#include "query/render/json_renderer.h"

#include <fmt/format.h>

#include <span>

#include "common/text/json_text.h"
#include "common/text/utf8.h"
#include "query/render/export_fields.h"

namespace dateline {
namespace {

Json date_or_null(const std::optional<Date>& date) {
  return date ? Json(date->iso()) : Json(nullptr);
}

/// Adds `name` and `name`_grade.
void add_date(Json& json, const std::string& name, const std::optional<GradedDate>& dated) {
  json[name] = dated ? Json(dated->date.iso()) : Json(nullptr);
  json[name + "_grade"] = to_string(grade_of(dated));
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += utf8_character(text, at).size) ++count;
  return count;
}

/// Marks count characters (code points), which is how most languages index strings.
Json to_json(const MarkedText& text) {
  Json marks = Json::array();
  for (const Mark& mark : text.marks) {
    const std::string_view all = text.text;
    const std::size_t begin = characters(all.substr(0, mark.begin));
    const std::size_t size = characters(all.substr(mark.begin, mark.end - mark.begin));
    marks.push_back({begin, begin + size});
  }
  return {{"text", text.text}, {"marks", std::move(marks)}};
}

Json to_json(const FacetCount& count) {
  return {{"value", count.value}, {"count", count.count}};
}

Json to_json(const TimelinePeriod& period) {
  return {{"begin", period.begin.iso()}, {"count", period.count}};
}

Json to_json(const ClauseCount& clause) {
  return {{"text", clause.text}, {"count", clause.count}, {"without", clause.without}};
}

Json to_json(const ZoneSpan& span) {
  return {{"zone", to_string(span.zone)}, {"begin", span.begin}, {"end", span.end}};
}

Json to_json(const ConcordanceLine& line) {
  return {{"left", line.left}, {"match", line.match}, {"right", line.right}};
}

Json to_json(const ScorePart& part) {
  Json places = Json::object();
  for (const PlaceCount& place : part.places) places[std::string(place.place)] = place.count;
  return {{"text", part.text},
          {"stems", part.stems},
          {"share", part.share},
          {"places", std::move(places)}};
}

Json to_json(const Copy& copy) {
  Json json;
  json["id"] = copy.id;
  json["exact"] = copy.exact;
  add_date(json, "date", copy.date);
  json["source"] = copy.source;
  json["file"] = copy.origin.file;
  json["member"] = copy.origin.member;
  json["record"] = copy.origin.record;
  return json;
}

/// The array of what to_json() makes of each item.
template <typename Item>
Json list_of(const std::vector<Item>& items) {
  Json list = Json::array();
  for (const Item& item : items) list.push_back(to_json(item));
  return list;
}

Json list_of(std::span<const FacetCount> counts) {
  Json list = Json::array();
  for (const FacetCount& count : counts) list.push_back(to_json(count));
  return list;
}

Json facets_json(const std::vector<Facet>& facets, std::optional<std::size_t> limit) {
  Json json = Json::object();
  for (const Facet& facet : facets) {
    json[std::string(to_string(facet.kind))] = {{"exact", facet.exact},
                                                {"without", facet.without},
                                                {"counts", list_of(limited(facet, limit))}};
  }
  return json;
}

/// The rows with the cells that are not 0: {"value": "Wire", "counts": {"2022-11": 3}}.
Json to_json(const FacetTable& table) {
  Json rows = Json::array();
  for (const auto& value : table.rows) {
    rows.push_back({{"value", value}, {"counts", Json::object()}});
  }
  for (const auto& [place, count] : table.cells) {
    rows[place.first]["counts"][table.columns[place.second]] = count;
  }
  return {{"exact", table.exact}, {"columns", table.columns}, {"rows", std::move(rows)}};
}

Json tables_json(const std::vector<FacetTable>& tables) {
  Json json = Json::object();
  for (const FacetTable& table : tables) json[table.pair.name()] = to_json(table);
  return json;
}

Json timeline_json(const Timeline& timeline) {
  return {{"unit", to_string(timeline.unit)},
          {"undated", timeline.undated},
          {"periods", list_of(timeline.periods)}};
}

Json to_json(const ScoreExplanation& explanation) {
  return {{"id", explanation.id},
          {"file", explanation.file},
          {"parts", list_of(explanation.parts)},
          {"nearness", explanation.nearness},
          {"pairs", explanation.pairs},
          {"recency", explanation.recency}};
}

/// Those of a comma-separated list of export_fields().
Json fields_json(const Hit& hit, std::string_view list) {
  return to_json(hit, *read_export_fields(list));
}

/// The metadata of a release, without its text.
Json summary(const Hit& hit) {
  return fields_json(hit,
                     "id,title,date,date_grade,date_source,source,issuer,place,channels,tickers,"
                     "language,url,file,member,record");
}

}  // namespace

Json to_json(const DatePeriod& period) {
  return {{"first", date_or_null(period.first)}, {"last", date_or_null(period.last)}};
}

Json to_json(const Hit& hit) {
  Json json;
  json["rank"] = hit.rank;
  json["score"] = hit.score;
  json["recency"] = hit.recency;
  if (!hit.short_id.empty()) json["short_id"] = hit.short_id;
  json.update(summary(hit));
  json["title_marks"] = to_json(hit.title)["marks"];
  json["snippet"] = to_json(hit.snippet);
  json["found_in"] = to_string(hit.found_in);
  if (!hit.concordance.empty()) json["concordance"] = list_of(hit.concordance);
  if (hit.explanation) json["explanation"] = to_json(*hit.explanation);
  json["copies"] = list_of(hit.copies);
  return json;
}

namespace {

/// All but the releases, the last key, which is an empty list.
Json head_json(const SearchResult& result, std::optional<std::size_t> facet_limit) {
  Json json;
  json["schema"] = json_schema_version;
  if (!result.id.empty()) json["query_id"] = result.id;
  json["query"] = result.query;
  json["understood"] = result.understood;
  json["period"] = to_json(result.period);
  json["count"] = result.count;
  json["count_exact"] = result.count_exact;
  json["distinct"] = result.distinct;
  json["timed_out"] = result.timed_out;
  for (const MissingIndex& missing : result.missing) {
    json["missing"].push_back({{"index", missing.path}, {"reason", missing.reason}});
  }
  json["offset"] = result.offset;
  json["notes"] = result.notes;
  if (!result.suggestion.empty()) json["suggestion"] = result.suggestion;
  if (!result.clauses.empty()) json["clauses"] = list_of(result.clauses);
  if (!result.facets.empty()) json["facets"] = facets_json(result.facets, facet_limit);
  if (!result.tables.empty()) json["tables"] = tables_json(result.tables);
  if (result.timeline) {
    add_date(json, "first", result.first);
    add_date(json, "last", result.last);
    json["timeline"] = timeline_json(*result.timeline);
  }
  json["releases"] = Json::array();
  return json;
}

}  // namespace

Json to_json(const SearchResult& result) {
  Json json = head_json(result, std::nullopt);
  json["releases"] = list_of(result.hits);
  return json;
}

Json release_json(const Hit& hit) {
  Json json;
  json["schema"] = json_schema_version;
  json.update(summary(hit));
  json.update(fields_json(hit, "form,time,embargo,fields,body"));
  json["zones"] = list_of(hit.release.zones);
  return json;
}

namespace {

/// What the options ask for of a hit.
Json exported(const Hit& hit, const RenderOptions& options) {
  if (!options.fields.empty()) return to_json(hit, options.fields);
  Json json = to_json(hit);
  if (options.full) json["body"] = hit.release.body;
  return json;
}

}  // namespace

void JsonRenderer::begin(std::string& out) {
  if (options_.batch) out += "[\n";
}

void JsonRenderer::open(const SearchResult& result, std::string& out) {
  if (!first_) out += ",\n";
  first_ = false;
  first_hit_ = true;
  out += json_text(head_json(result, options_.facet_limit), json_indent);
  out.resize(out.size() - std::string_view("]\n}").size());  // of the empty list of releases
}

void JsonRenderer::hit(const SearchResult& /*result*/, const Hit& hit, std::string& out) {
  out += first_hit_ ? "\n    " : ",\n    ";
  first_hit_ = false;
  for (const char c : json_text(exported(hit, options_), json_indent)) {
    out += c;
    if (c == '\n') out += "    ";
  }
}

void JsonRenderer::close(const SearchResult& /*result*/, std::string& out) {
  out += first_hit_ ? "]\n}" : "\n  ]\n}";
  if (!options_.batch) out += '\n';
}

void JsonRenderer::end(std::string& out) {
  if (options_.batch) out += "\n]\n";
}

void JsonLinesRenderer::hit(const SearchResult& result, const Hit& hit, std::string& out) {
  Json line;
  if (options_.fields.empty()) line["schema"] = json_schema_version;
  if (!result.id.empty()) line["query_id"] = result.id;
  line.update(exported(hit, options_));
  out += json_text(line) + '\n';
}

}  // namespace dateline
