#include "indexer/pipeline/chunk.h"

#include "common/database/guard.h"
#include "indexer/clean/cleaner.h"
#include "indexer/format/form.h"

namespace dateline {

Result<Release> read_release(const Record& record, const BoilerplateModel& boilerplate) {
  return guard([&]() -> Result<Release> {
    auto raw = record.form->parse(record);
    if (!raw) return pass(raw);
    // The transport's URL is used if the page has none; with several records, only for the first.
    if (raw->url.empty()) raw->url = record.hints.url;
    if (raw->id.empty() && record.origin.record == 0) raw->id = record.hints.id;
    return clean(record, std::move(*raw), boilerplate);
  });
}

Refusal refuse(const Record& record, const Error& error) {
  return {record.origin.file, record.origin.member, record.origin.record, false,
          refusal_reason(error, record.origin.file)};
}

}  // namespace dateline
