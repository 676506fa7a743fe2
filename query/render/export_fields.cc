#include "query/render/export_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/cli/nearest.h"
#include "common/text/parts_of_list.h"
#include "query/search/lookup.h"

namespace dateline {
namespace {

std::string date_of(const Release& release) {
  return release.date ? release.date->iso() : std::string();
}

Json date_or_null(const Hit& hit) {
  return hit.release.date ? Json(date_of(hit.release)) : Json(nullptr);
}

Json list_of_copies(const Hit& hit) {
  Json ids = Json::array();
  for (const Copy& copy : hit.copies) ids.push_back(copy.id);
  return ids;
}

constexpr std::array all_export_fields{
    ExportField{"rank", [](const Hit& hit) -> Json { return hit.rank; }},
    ExportField{"score", [](const Hit& hit) -> Json { return hit.score; }},
    ExportField{"id", [](const Hit& hit) -> Json { return hit.release.id; }},
    ExportField{"short_id", [](const Hit& hit) -> Json { return hit.short_id; }},
    ExportField{"title", [](const Hit& hit) -> Json { return hit.release.title; }},
    ExportField{"date", date_or_null},
    ExportField{"date_grade",
                [](const Hit& hit) -> Json { return to_string(hit.release.date_grade()); }},
    ExportField{"date_source",
                [](const Hit& hit) -> Json { return to_string(hit.release.date_source); }},
    ExportField{"time", [](const Hit& hit) -> Json { return hit.release.time; }},
    ExportField{"embargo", [](const Hit& hit) -> Json { return hit.release.embargo; }},
    ExportField{"source", [](const Hit& hit) -> Json { return hit.release.source; }},
    ExportField{"issuer", [](const Hit& hit) -> Json { return hit.release.issuer; }},
    ExportField{"place", [](const Hit& hit) -> Json { return hit.release.place; }},
    ExportField{"channels", [](const Hit& hit) -> Json { return hit.release.channels; }},
    ExportField{"tickers", [](const Hit& hit) -> Json { return hit.release.tickers; }},
    ExportField{"fields", [](const Hit& hit) -> Json { return hit.release.fields; }},
    ExportField{"language", [](const Hit& hit) -> Json { return hit.release.language; }},
    ExportField{"url", [](const Hit& hit) -> Json { return hit.release.url; }},
    ExportField{"file", [](const Hit& hit) -> Json { return hit.release.origin.file; }},
    ExportField{"member", [](const Hit& hit) -> Json { return hit.release.origin.member; }},
    ExportField{"record", [](const Hit& hit) -> Json { return hit.release.origin.record; }},
    ExportField{"form", [](const Hit& hit) -> Json { return hit.release.form; }},
    ExportField{"snippet", [](const Hit& hit) -> Json { return hit.snippet.text; }},
    ExportField{"found_in", [](const Hit& hit) -> Json { return to_string(hit.found_in); }},
    ExportField{"copies", list_of_copies},
    ExportField{"body", [](const Hit& hit) -> Json { return hit.release.body; }}};

}  // namespace

std::span<const ExportField> export_fields() {
  return all_export_fields;
}

Result<std::vector<const ExportField*>> read_export_fields(std::string_view list) {
  std::vector<const ExportField*> fields;
  for (const std::string_view name : parts_of_list(list)) {
    const auto found = std::ranges::find(all_export_fields, name, &ExportField::name);
    if (found != all_export_fields.end()) {
      fields.push_back(&*found);
      continue;
    }
    std::vector<std::string_view> names;
    names.reserve(all_export_fields.size());
    for (const ExportField& each : all_export_fields) names.push_back(each.name);
    const std::string_view meant = nearest(name, names);
    return fail(ErrorKind::usage, fmt::format("--fields: unknown field '{}'", name),
                meant.empty() ? fmt::format("choose from {}", fmt::join(names, ","))
                              : fmt::format("did you mean '{}'?", meant));
  }
  return fields;
}

const ExportField& find_export_field(std::string_view name) {
  return *std::ranges::find(all_export_fields, name, &ExportField::name);
}

std::string cell_text(const ExportField& field, const Hit& hit) {
  if (field.name == "id") return id_text(hit.release.id);
  const Json value = field.value(hit);
  if (value.is_number_float()) return fmt::format("{:.6f}", value.get<double>());
  if (value.is_string()) return value.get<std::string>();
  if (value.is_array())
    return fmt::format("{}", fmt::join(value.get<std::vector<std::string>>(), "; "));
  return value.is_null() ? std::string() : value.dump();
}

Json to_json(const Hit& hit, const std::vector<const ExportField*>& fields) {
  Json json = Json::object();
  for (const ExportField* field : fields) json[std::string(field->name)] = field->value(hit);
  return json;
}

}  // namespace dateline
