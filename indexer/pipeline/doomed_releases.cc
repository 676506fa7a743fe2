#include "indexer/pipeline/doomed_releases.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "common/database/guard.h"
#include "common/database/index_metadata.h"
#include "common/database/snapshot.h"
#include "common/schema/keyword.h"
#include "common/support/stop_signal.h"
#include "common/support/varint.h"
#include "indexer/clean/fingerprint.h"
#include "indexer/document/document_builder.h"
#include "indexer/segment/glass/term_lists.h"

namespace dateline {
namespace {

/// In dump order, as written.
std::vector<Xapian::docid> documents_of(const Snapshot& snapshot, const std::string& path) {
  const std::string term = boolean_term(field(FieldId::file), path);
  return {snapshot.database().postlist_begin(term), snapshot.database().postlist_end(term)};
}

/// Of a grown dump the releases from its last record on, which may have been incomplete.
Result<DoomedReleases::OfDump> last_of(const Snapshot& snapshot, const std::string& path,
                                       std::uint32_t first) {
  DoomedReleases::OfDump doomed;
  auto documents = documents_of(snapshot, path);
  for (; !documents.empty(); documents.pop_back()) {
    const auto release = snapshot.release(documents.back());
    if (!release) return pass(release);
    if (number_in_dump(release->origin.member, release->origin.record) < first) break;
    doomed.documents.push_back(documents.back());
  }
  doomed.kept = documents.size();
  return doomed;
}

Result<DoomedReleases> find(const Snapshot& snapshot, const IndexPlan& plan) {
  DoomedReleases doomed;
  const auto add = [&](const std::string& path, const std::string& known_as) {
    auto& documents = doomed.by_path[path].documents;
    for (const Xapian::docid document : documents_of(snapshot, known_as)) {
      documents.push_back(document);
    }
  };
  for (const std::string& path : plan.removed) add(path, path);
  for (const Dump& dump : plan.to_read) {
    const auto moved = plan.moved.find(dump.path);
    if (moved != plan.moved.end()) add(dump.path, moved->second);
    const auto grown = plan.grown.find(dump.path);
    if (grown == plan.grown.end()) {
      add(dump.path, dump.path);
      continue;
    }
    auto last = last_of(snapshot, dump.path, grown->second.number);
    if (!last) return pass(last);
    doomed.by_path[dump.path] = *std::move(last);
  }
  return doomed;
}

/// Makes the term lists of stored releases again. Throws Xapian's exceptions.
class ListMaker {
 public:
  explicit ListMaker(const Snapshot& snapshot)
      : snapshot_(snapshot),
        pairs_(snapshot.pairs().front()),
        builder_(vocabulary_, "", pairs_,
                 snapshot.holds_words() ? IndexedWords::exact : IndexedWords::only_stems) {}

  /// nullopt if the index has other terms for the release.
  Result<std::optional<glass::TermList>> make(Xapian::docid id) {
    auto release = snapshot_.release(id);
    if (!release) return pass(release);
    add_digests(*release);  // not stored
    builder_.forget();
    builder_.build(*release, document_);
    glass::TermList list;
    list.document = id;
    for (const Posting& posting : document_.postings) {
      list.terms.emplace_back(vocabulary_.term(posting.term), posting.wdf);
    }
    std::ranges::sort(list.terms);
    for (const auto& [slot, value] : document_.values) list.slots.push_back(slot);
    std::ranges::sort(list.slots);
    if (!stands_in_index(list)) return std::optional<glass::TermList>();
    return std::optional(std::move(list));
  }

 private:
  bool stands_in_index(const glass::TermList& list) const {
    const CheckedDatabase& database = snapshot_.database();
    std::string count;
    put_varint(count, list.terms.size());
    if (database.value(list.document, slot_of(FieldId::term_count)) != count) return false;
    return std::ranges::all_of(list.terms, [&](const auto& term) {
      auto posting = database.postlist_begin(term.first);
      const auto end = database.postlist_end(term.first);
      if (posting != end) posting.skip_to(list.document);
      return posting != end && *posting == list.document && posting.get_wdf() == term.second;
    });
  }

  const Snapshot& snapshot_;
  const PairModel& pairs_;
  Vocabulary vocabulary_;
  DocumentBuilder builder_;
  IndexDocument document_;
};

}  // namespace

Result<DoomedReleases> find_doomed(const std::filesystem::path& generation, const IndexPlan& plan) {
  const auto snapshot = Snapshot::open_generation(generation);
  if (!snapshot) return pass(snapshot);
  return guard([&]() -> Result<DoomedReleases> {
    auto doomed = find(*snapshot, plan);
    if (!doomed) return doomed;
    std::set<Xapian::docid> all;
    for (const auto& [path, of_dump] : doomed->by_path) {
      all.insert(of_dump.documents.begin(), of_dump.documents.end());
    }
    if (all.empty()) return doomed;
    auto lists = glass::TermListsWriter::open(generation);
    if (!lists) return pass(lists);
    ListMaker maker(*snapshot);
    for (const Xapian::docid id : all) {
      if (stop_requested()) return fail(ErrorKind::interrupted, "stopped by a signal");
      const auto list = maker.make(id);
      if (!list) return pass(list);
      if (!*list) {
        doomed->obstacle = fmt::format(
            "the terms of release {} in the index differ from those made now, so the index is "
            "rebuilt",
            id);
        return doomed;
      }
      lists->add(**list);
    }
    if (auto committed = lists->commit(); !committed) return pass(committed);
    return doomed;
  });
}

}  // namespace dateline
