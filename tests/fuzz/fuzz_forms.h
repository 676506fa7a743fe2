#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/format/form.h"
#include "tests/support/string_stream.h"

namespace dateline::test {

/// Splits bytes with a form and parses every record, with a small limit on record size.
inline void fuzz_form(const Form& form, const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t record_limit = std::size_t{1} << 16;
  constexpr std::size_t step = 997;  // so that block boundaries fall anywhere
  std::string bytes(reinterpret_cast<const char*>(data), size);
  static_cast<void>(form.recognises({"fuzz", bytes, nullptr}));
  BufferedStream stream(std::make_unique<StringStream>(std::move(bytes), step));
  static_cast<void>(form.split(stream, record_limit, [&](Result<Slice> slice) {
    if (!slice) return true;
    Record record;
    record.form = &form;
    record.bytes = std::move(slice->bytes);
    record.context = std::move(slice->context);
    static_cast<void>(form.parse(record));
    return true;
  }));
}

}  // namespace dateline::test
