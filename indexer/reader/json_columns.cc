#include "indexer/reader/json_columns.h"

#include "indexer/reader/field_names.h"

namespace dateline {
namespace {

namespace dom = simdjson::dom;

bool is_fact(const dom::element& value) {
  return !value.is_object() && !value.is_array();
}

/// How many facts a column holds; 0 if it is none.
std::size_t size_of_column(const dom::element& element) {
  dom::object by_key;
  dom::array in_order;
  std::size_t size = 0;
  if (element.get(by_key) == simdjson::SUCCESS) {
    for (const auto [key, value] : by_key) {
      const bool is_number = key.find_first_not_of("0123456789") == key.npos;
      if (!is_number || !is_fact(value)) return 0;
      ++size;
    }
  } else if (element.get(in_order) == simdjson::SUCCESS) {
    for (const dom::element value : in_order) {
      if (!is_fact(value)) return 0;
      ++size;
    }
  }
  return size;
}

}  // namespace

std::size_t rows_in_columns(const dom::object& object) {
  std::size_t rows = 0;
  bool title = false;
  bool body = false;
  bool other = false;
  for (const auto [key, value] : object) {
    const std::size_t size = size_of_column(value);
    if (size < 2 || (rows > 0 && size != rows)) return 0;
    rows = size;
    const auto match = match_field(key);
    title = title || (match && match->field == RawField::title);
    body = body || (match && match->field == RawField::body);
    other = other || !match || match->field == RawField::date || match->field == RawField::url;
  }
  return title && body && other ? rows : 0;
}

}  // namespace dateline
