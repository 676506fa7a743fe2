#include "query/search/lookup.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/schema/fields.h"
#include "common/schema/keyword.h"
#include "common/source/original_dump.h"
#include "common/text/percent.h"
#include "common/text/terminal_text.h"
#include "query/search/short_ids.h"
#include "query/search/shown_paths.h"

namespace dateline {

std::string id_text(std::string_view id) {
  if (id.empty() || (terminal_text(id) == id && id.front() != ' ' && id.back() != ' ')) {
    return std::string(id);
  }
  return percent_encoded(id, [](char c) { return c > ' ' && c < '\x7F' && c != '%'; });
}

std::optional<std::string> id_of_text(std::string_view text) {
  auto id = percent_decoded(text);
  if (!id || *id == text || id_text(*id) != text) return std::nullopt;
  return id;
}

std::string place_text(const Origin& origin) {
  std::string text = origin.file;
  if (!origin.member.empty()) text += " : " + origin.member;
  if (origin.record > 0) text += fmt::format(" #{}", origin.record);
  return text;
}

namespace {

constexpr std::size_t most_candidates = 5;

using Documents = std::vector<Xapian::docid>;

Documents documents_with(const CheckedDatabase& database, const std::string& term) {
  if (term.empty()) return {};
  return {database.postlist_begin(term), database.postlist_end(term)};
}

Documents documents_with_id(const CheckedDatabase& database, const std::string& id) {
  const Field& id_field = field(FieldId::id);
  Documents documents = documents_with(database, boolean_term(id_field, id));
  if (documents.empty()) {
    if (const auto printed = id_of_text(id)) {
      documents = documents_with(database, boolean_term(id_field, *printed));
    }
  }
  // CSV puts an apostrophe before what a spreadsheet would take for a formula.
  if (documents.empty() && id.starts_with('\'')) return documents_with_id(database, id.substr(1));
  return documents;
}

/// Reads a release and keeps it, if it is in the dump.
Result<void> add_release(const Snapshot& snapshot, Xapian::docid document, const std::string& dump,
                         ShownPaths& paths, std::vector<IndexedRelease>& releases) {
  auto release = snapshot.release(document);
  if (!release) return pass(release);
  if (!dump.empty() && release->origin.file != dump) {
    Origin origin = release->origin;
    if (auto shown = paths.show(document, origin); !shown) return pass(shown);
    if (origin.file != dump) return {};
  }
  releases.push_back({document, *std::move(release)});
  return {};
}

Result<std::vector<IndexedRelease>> read_all(const Snapshot& snapshot, const Documents& documents,
                                             const std::string& dump) {
  std::vector<IndexedRelease> releases;
  ShownPaths paths(snapshot);
  for (const Xapian::docid document : documents) {
    auto added = add_release(snapshot, document, dump, paths, releases);
    if (!added) return pass(added);
  }
  return releases;
}

/// The documents of a dump, by its path in an index, as results show it or as it is from here.
Result<Documents> documents_of_dump(const Snapshot& snapshot, const std::string& path) {
  std::vector<std::string> names{path};
  const std::string place = canonical_place(path);
  for (std::size_t shard = 0; shard < snapshot.paths().size(); ++shard) {
    auto roots = Roots::read(snapshot.shard(shard));
    if (!roots) return pass(roots);
    names.push_back(roots->path_of(place));
  }
  Documents documents;
  for (const std::string& name : names) {
    const auto found =
        documents_with(snapshot.database(), boolean_term(field(FieldId::file), name));
    documents.insert(documents.end(), found.begin(), found.end());
  }
  std::sort(documents.begin(), documents.end());
  documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
  return documents;
}

/// The releases at a place: of a dump, of a member of it, or of one record.
Result<std::vector<IndexedRelease>> releases_at(const Snapshot& snapshot, const std::string& place,
                                                const std::string& dump) {
  // The path of a dump may contain what divides places.
  for (std::size_t end = place.size(); end != std::string::npos && end > 0;
       end = place.find_last_of(":#", end - 1)) {
    const std::size_t last = place.find_last_not_of(' ', end - 1);
    if (last == std::string::npos) break;
    const std::string path = place.substr(0, last + 1);
    const auto documents = documents_of_dump(snapshot, path);
    if (!documents) return pass(documents);
    if (documents->empty()) continue;
    auto releases = read_all(snapshot, *documents, dump);
    if (!releases || path == place) return releases;
    std::erase_if(*releases, [&](const IndexedRelease& each) {
      Origin origin = each.release.origin;
      origin.file = path;
      const std::string record = place_text(origin);
      origin.record = 0;
      return place != record && place != place_text(origin);
    });
    return releases;
  }
  return std::vector<IndexedRelease>{};
}

Result<std::vector<IndexedRelease>> releases_with_short_id(const Snapshot& snapshot,
                                                           const std::string& begin,
                                                           const std::string& dump) {
  const ShortIds ids(snapshot.database());
  const auto terms = ids.terms(begin, most_candidates + 1);
  if (terms.empty()) return std::vector<IndexedRelease>{};
  if (terms.size() == 1) {
    return read_all(snapshot, documents_with(snapshot.database(), terms.front()), dump);
  }
  std::string candidates = "which of these?";
  for (std::size_t i = 0; i < std::min(terms.size(), most_candidates); ++i) {
    const Documents documents = documents_with(snapshot.database(), terms[i]);
    const auto release = snapshot.release(documents.front());
    if (!release) return pass(release);
    candidates += fmt::format("{} {} ({}, {})", i == 0 ? "" : ";", ids.shorten(release->id),
                              release->title, date_text(release->graded_date()));
  }
  if (terms.size() > most_candidates) candidates += "; ...";
  return fail(ErrorKind::usage, fmt::format("several ids begin with {}", begin), candidates);
}

}  // namespace

Result<std::vector<IndexedRelease>> find_releases(const Snapshot& snapshot,
                                                  const Reference& reference) {
  const auto& [text, dump, only_whole_id] = reference;
  const Documents documents = documents_with_id(snapshot.database(), text);
  if (!documents.empty() || only_whole_id) return read_all(snapshot, documents, dump);
  auto placed = releases_at(snapshot, text, dump);
  if (!placed || !placed->empty()) return placed;
  return releases_with_short_id(snapshot, text, dump);
}

Result<std::string> read_original(const std::vector<IndexedRecord>& records) {
  if (records.size() != 1) {
    std::string places;
    for (const IndexedRecord& record : records)
      places += (places.empty() ? "" : "; ") + place_text(record.origin);
    return fail(ErrorKind::usage,
                fmt::format("{} records have this id: {}", records.size(), places),
                "choose a dump with --dump, or an index with --db");
  }
  const IndexedRecord& record = records.front();
  const std::string place = record.roots.place_of(record.origin.file);
  if (auto unchanged = expect_unchanged(record.dump, place); !unchanged) return pass(unchanged);
  return read_record(record.origin, place);
}

}  // namespace dateline
