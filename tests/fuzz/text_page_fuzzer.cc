#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "indexer/clean/boilerplate.h"
#include "indexer/clean/cleaner.h"
#include "indexer/format/forms.h"
#include "indexer/source/record.h"

// Parses and cleans pages saved as text; the zones of the result must be within its body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const TextPage text_page;
  const EinPage ein_page;
  for (const Form* form :
       {static_cast<const Form*>(&text_page), static_cast<const Form*>(&ein_page)}) {
    Record record;
    record.dump = std::make_shared<const Dump>();
    record.form = form;
    record.bytes.assign(reinterpret_cast<const char*>(data), size);
    Result<RawRelease> raw = form->parse(record);
    if (!raw) continue;
    const Result<Release> release = clean(record, *std::move(raw), {});
    if (!release) continue;
    if (!release->zones.empty() && release->zones.back().end > release->body.size()) std::abort();
  }
  return 0;
}
