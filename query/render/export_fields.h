#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/support/result.h"
#include "query/render/json_renderer.h"

namespace dateline {

/// A field of a hit that can be exported by itself.
struct ExportField {
  std::string_view name;  ///< the header of its column, and its JSON key
  Json (*value)(const Hit& hit);
};

/// The one table of them, for --fields of all formats.
std::span<const ExportField> export_fields();

/// Those of a comma-separated list, in its order. Error usage for an unknown one.
Result<std::vector<const ExportField*>> read_export_fields(std::string_view list);

/// The one with this name, which must exist.
const ExportField& find_export_field(std::string_view name);

/// Those that csv and tsv show without --fields.
inline constexpr std::string_view usual_export_fields =
    "rank,score,id,date,title,source,channels,language,url,file,record,snippet,date_grade";

/// A value as a cell of a table: lists are joined by "; ".
std::string cell_text(const ExportField& field, const Hit& hit);

/// The fields of a hit as an object.
Json to_json(const Hit& hit, const std::vector<const ExportField*>& fields);

}  // namespace dateline
