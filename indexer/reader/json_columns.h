#pragma once

#include <simdjson.h>

#include <cstddef>

namespace dateline {

/// The number of rows of a table of releases that is stored by columns, as pandas does if not told
/// otherwise: {"title": {"0": ..., "1": ...}, "date": {...}, "text": {...}} or with arrays. 0 for
/// any other object.
std::size_t rows_in_columns(const simdjson::dom::object& object);

}  // namespace dateline
