#include "indexer/pipeline/chunk.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

#include "common/database/guard.h"
#include "common/support/stop_signal.h"
#include "indexer/clean/cleaner.h"
#include "indexer/clean/date_choice.h"
#include "indexer/clean/field_bounds.h"
#include "indexer/format/form.h"
#include "indexer/pipeline/work_queue.h"
#include "indexer/prose/date_finder.h"

namespace dateline {

Result<void> process_chunks(const DumpList& dumps, const ReadOptions& options,
                            std::size_t chunk_bytes, unsigned jobs,
                            const std::function<Result<void>(Chunk, unsigned)>& work) {
  // Enough to keep the others busy while the reading thread processes a chunk itself.
  BoundedQueue<Chunk> queue(2 * (std::size_t{jobs} - 1));
  // Chunks are taken in order, so the first unfinished one is being processed.
  WorkWindow window(2 * jobs);
  std::mutex mutex;
  std::optional<Error> first_error;
  std::atomic<bool> going_on = true;
  const auto note = [&](const Result<void>& done) {
    if (!done) {
      const std::lock_guard lock(mutex);
      if (!first_error) first_error = done.error();
    }
    if (!done || stop_requested()) going_on = false;
  };
  const auto process = [&](Chunk chunk, unsigned worker) {
    const std::uint32_t number = chunk.number;
    window.enter(number);
    if (going_on) note(guard([&] { return work(std::move(chunk), worker); }));
    window.leave(number);
  };
  const auto process_waiting = [&](unsigned worker) {
    while (auto chunk = queue.pop()) process(std::move(*chunk), worker);
  };
  {
    std::vector<std::jthread> threads;  // joined after the queue is closed
    // The reading thread also processes chunks once the others have enough to do, so that there are
    // never more threads than processors, and none waits.
    note(guard([&]() -> Result<void> {
      for (unsigned worker = 1; worker < jobs; ++worker) {
        threads.emplace_back(process_waiting, worker);
      }
      read_chunks(dumps, options, chunk_bytes, jobs, [&](Chunk chunk) {
        if (auto next = queue.push(std::move(chunk))) process(std::move(*next), 0);
        return going_on.load();
      });
      return {};
    }));
    queue.close();
    process_waiting(0);
  }
  if (first_error) return fail(std::move(*first_error));
  if (stop_requested()) return fail(ErrorKind::interrupted, "stopped by a signal");
  return {};
}

namespace {

Refusal refuse(const Record& record, const Error& error) {
  return {record.origin.file, record.origin.member, record.origin.record, false,
          refusal_reason(error, record.origin.file)};
}

bool is_usable(const std::string& date, const Record& record) {
  return date.empty() || find_date(date, 0, plausible_dates(record));
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
    drop_oversized_facts(*raw);
    for (std::string& part : raw->unread) {
      outcome.refusals.push_back(refuse(record, {ErrorKind::input, std::move(part), {}}));
    }
    outcome.note = std::move(raw->note);
    if (!is_usable(raw->date, record)) outcome.unread_date = raw->date;
    return clean(record, std::move(*raw), boilerplate);
  });
  if (release) {
    outcome.release = *std::move(release);
  } else {
    outcome.unread_date.clear();
    outcome.refusals.push_back(refuse(record, release.error()));
  }
  return outcome;
}

}  // namespace dateline
