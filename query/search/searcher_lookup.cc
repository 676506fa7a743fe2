// The functions of Searcher that read releases by reference, without a search.
#include <unordered_set>
#include <utility>

#include "common/database/guard.h"
#include "query/search/hit_reader.h"
#include "query/search/lookup.h"
#include "query/search/searcher.h"
#include "query/search/shown_paths.h"

namespace dateline {

Result<std::vector<std::vector<Hit>>> Searcher::show(const std::vector<Reference>& references,
                                                     const SearchRequest& words) {
  return guard([&]() -> Result<std::vector<std::vector<Hit>>> {
    MatchedWords matched;
    if (!words.text.empty()) {
      std::optional<Deadline> none;
      auto prepared = prepare(words, none);
      if (!prepared) return pass(prepared);
      matched = std::move(prepared->built.matched);
    }
    SearchRequest whole;
    whole.mark_bodies = true;
    StageTimes times;
    StageClock clock(times);
    HitReader reader(snapshot_, retriever_.remote(), matched, whole, clock);
    std::vector<std::vector<Hit>> shown;
    for (const Reference& reference : references) {
      const auto found = find_releases(snapshot_, reference);
      if (!found) return pass(found);
      std::vector<Hit>& hits = shown.emplace_back();
      for (const IndexedRelease& each : *found) {
        auto hit = reader.read({{each.document}, {}});
        if (!hit) return pass(hit);
        hits.push_back(*std::move(hit));
      }
    }
    return shown;
  });
}

Result<std::vector<Copy>> Searcher::copies_of(const Reference& reference) {
  return guard([&]() -> Result<std::vector<Copy>> {
    const auto found = find_releases(snapshot_, reference);
    if (!found) return pass(found);
    std::unordered_set<Xapian::docid> known;
    for (const IndexedRelease& each : *found) known.insert(each.document);
    std::vector<Copy> copies;
    ShownPaths paths(snapshot_);
    for (std::size_t i = 0; i < found->size(); ++i) {
      for (const Xapian::docid document : collapser_.copies_of((*found)[i].document)) {
        if (!known.insert(document).second) continue;
        auto release = snapshot_.release(document);
        if (!release) return pass(release);
        if (auto shown = paths.show(document, release->origin); !shown) return pass(shown);
        const std::string digest = digest_of(document);
        copies.push_back({std::move(release->id), std::move(release->title), release->graded_date(),
                          std::move(release->source), std::move(release->origin), digest,
                          digest == digest_of((*found)[i].document)});
      }
    }
    return copies;
  });
}

Result<std::vector<IndexedRecord>> Searcher::records_of(const Reference& reference) const {
  return guard([&]() -> Result<std::vector<IndexedRecord>> {
    auto found = find_releases(snapshot_, reference);
    if (!found) return pass(found);
    std::vector<IndexedRecord> records;
    for (IndexedRelease& each : *found) {
      const CheckedDatabase& database = snapshot_.shard_of(each.document);
      auto entry = Manifest::read_entry(database, each.release.origin.file);
      if (!entry) return pass(entry);
      auto roots = Roots::read(database);
      if (!roots) return pass(roots);
      records.push_back({std::move(each.release.origin), std::move(each.release.url),
                         std::move(*entry), std::move(*roots)});
    }
    return records;
  });
}

}  // namespace dateline
