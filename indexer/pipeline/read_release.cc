#include "indexer/pipeline/read_release.h"

#include "common/database/guard.h"
#include "indexer/clean/cleaner.h"
#include "indexer/format/form.h"

namespace dateline {

Result<Release> read_release(const Record& record, const BoilerplateModel& boilerplate) {
  return guard([&]() -> Result<Release> {
    auto raw = record.form->parse(record);
    if (!raw) return pass(std::move(raw));
    return clean(record, std::move(*raw), boilerplate);
  });
}

Refusal refuse(const Record& record, const Error& error) {
  return {record.origin.file, record.origin.member, record.origin.record, false, error.message};
}

}  // namespace dateline
