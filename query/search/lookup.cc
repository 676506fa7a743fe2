#include "query/search/lookup.h"

#include <fmt/format.h>

#include <charconv>
#include <utility>

#include "common/schema/fields.h"
#include "common/schema/keyword.h"
#include "common/source/original_dump.h"
#include "common/text/terminal_text.h"
#include "query/match/text_check.h"
#include "query/search/shown_paths.h"

namespace dateline {

std::string id_text(std::string_view id) {
  if (id.empty() || (terminal_text(id) == id && id.front() != ' ' && id.back() != ' ')) {
    return std::string(id);
  }
  std::string text;
  for (const char c : id) {
    if (c > ' ' && c < '\x7F' && c != '%') {
      text += c;
    } else {
      text += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return text;
}

std::optional<std::string> id_of_text(std::string_view text) {
  std::string id;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      id += text[at];
      continue;
    }
    const std::string_view digits = text.substr(at + 1, 2);
    unsigned char byte = 0;
    const char* const end = digits.data() + digits.size();
    if (digits.size() < 2 || std::from_chars(digits.data(), end, byte, 16).ptr != end) {
      return std::nullopt;
    }
    id += static_cast<char>(byte);
    at += 2;
  }
  if (id == text || id_text(id) != text) return std::nullopt;
  return id;
}

namespace {

std::vector<Xapian::docid> documents_with_id(const CheckedDatabase& database,
                                             const std::string& id) {
  const std::string term = boolean_term(field(FieldId::id), id);
  if (term.empty()) return {};
  return {database.postlist_begin(term), database.postlist_end(term)};
}

}  // namespace

Result<std::vector<IndexedRelease>> releases_with_id(const Snapshot& snapshot,
                                                     const std::string& id,
                                                     const std::string& dump) {
  std::vector<Xapian::docid> documents = documents_with_id(snapshot.database(), id);
  if (documents.empty()) {
    const auto printed = id_of_text(id);
    if (printed) documents = documents_with_id(snapshot.database(), *printed);
  }
  // CSV puts an apostrophe before what a spreadsheet would take for a formula.
  if (documents.empty() && id.starts_with('\'')) {
    return releases_with_id(snapshot, id.substr(1), dump);
  }
  std::vector<IndexedRelease> releases;
  ShownPaths paths(snapshot);
  for (const Xapian::docid document : documents) {
    auto release = snapshot.release(document);
    if (!release) return pass(release);
    if (!dump.empty() && release->origin.file != dump) {
      Origin origin = release->origin;
      if (auto shown = paths.show(document, origin); !shown) return pass(shown);
      if (origin.file != dump) continue;
    }
    releases.push_back({document, *std::move(release)});
  }
  return releases;
}

std::string id_term_of(const Snapshot& snapshot, Xapian::docid document) {
  return boolean_term(field(FieldId::id), stored_text(snapshot, document).id);
}

namespace {

std::string record_place(const Origin& origin) {
  const std::string member = origin.member.empty() ? "" : " " + origin.member;
  return fmt::format("{}{}, record {}", origin.file, member, origin.record);
}

}  // namespace

Result<std::string> read_original(const std::vector<IndexedRecord>& records) {
  if (records.size() != 1) {
    std::string places;
    for (const IndexedRecord& record : records)
      places += (places.empty() ? "" : "; ") + record_place(record.origin);
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
