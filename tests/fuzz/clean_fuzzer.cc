#include <fuzzer/FuzzedDataProvider.h>

#include "indexer/charset/charset.h"
#include "indexer/format/forms.h"
#include "tests/fuzz/sound_release.h"

// The fields of a record, whatever a form may have read.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  constexpr std::size_t longest_field = 200;
  const JsonLines form;
  const auto utf8 = [](const std::string& bytes) {
    return decode_text(bytes, {}, DeclaredCharset::none).text;
  };
  FuzzedDataProvider input(data, size);
  RawRelease raw;
  raw.body_kind = input.ConsumeBool() ? BodyKind::html : BodyKind::text;
  raw.whole_page = input.ConsumeBool();
  raw.cut_from_page = input.ConsumeBool();
  for (std::string* field : {&raw.id, &raw.url, &raw.title, &raw.date, &raw.source, &raw.issuer,
                             &raw.language, &raw.place}) {
    *field = utf8(input.ConsumeRandomLengthString(longest_field));
  }
  raw.received = {utf8(input.ConsumeRandomLengthString(longest_field))};
  raw.channels = {utf8(input.ConsumeRandomLengthString(longest_field))};
  raw.body = utf8(input.ConsumeRemainingBytesAsString());
  Record record;
  record.form = &form;
  record.bytes.assign(test::text_of(data, size));
  test::clean_and_store(record, std::move(raw));
  return 0;
}
