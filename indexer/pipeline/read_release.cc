#include "indexer/pipeline/chunk.h"

#include "common/database/guard.h"
#include "indexer/clean/cleaner.h"
#include "indexer/format/form.h"

namespace dateline {
namespace {

Refusal refuse(const Record& record, const Error& error) {
  return {record.origin.file, record.origin.member, record.origin.record, false,
          refusal_reason(error, record.origin.file)};
}

}  // namespace

RecordOutcome read_release(const Record& record, const BoilerplateModel& boilerplate) {
  RecordOutcome outcome;
  auto release = guard([&]() -> Result<Release> {
    auto raw = record.form->parse(record);
    if (!raw) return pass(raw);
    // The transport's URL is used if the page has none; with several records, only for the first.
    if (raw->url.empty()) raw->url = record.hints.url;
    if (raw->id.empty() && record.origin.record == 0) raw->id = record.hints.id;
    for (std::string& part : raw->unread) {
      outcome.refusals.push_back(refuse(record, {ErrorKind::input, std::move(part), {}}));
    }
    return clean(record, std::move(*raw), boilerplate);
  });
  if (release) {
    outcome.release = *std::move(release);
  } else {
    outcome.refusals.push_back(refuse(record, release.error()));
  }
  return outcome;
}

}  // namespace dateline
