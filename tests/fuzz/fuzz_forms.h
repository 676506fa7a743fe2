#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "indexer/format/form.h"
#include "tests/fuzz/fuzz_input.h"
#include "tests/fuzz/sound_release.h"
#include "tests/support/string_stream.h"

namespace dateline::test {

/// Splits a stream with a form, with a small limit on record size, and makes a document of every
/// record that is a release.
inline void read_with(const Form& form, BufferedStream& stream, const TransportHints& hints = {}) {
  constexpr std::size_t record_limit = std::size_t{1} << 16;
  static_cast<void>(form.split(stream, record_limit, [&](Result<Slice> slice) {
    if (!slice) return true;
    Record record;
    record.form = &form;
    record.hints = hints;
    record.bytes = std::move(slice->bytes);
    record.context = std::move(slice->context);
    if (auto raw = form.parse(record)) clean_and_store(record, *std::move(raw));
    return true;
  }));
}

inline void fuzz_form(const Form& form, const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t step = 997;  // so that block boundaries fall anywhere
  std::string bytes(text_of(data, size));
  static_cast<void>(form.recognises({"fuzz", bytes, nullptr}));
  BufferedStream stream(std::make_unique<StringStream>(std::move(bytes), step));
  read_with(form, stream);
}

}  // namespace dateline::test
