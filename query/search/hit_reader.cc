#include "query/search/hit_reader.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "common/schema/fields.h"

namespace dateline {
namespace {

constexpr std::size_t snippet_size = 280;         // bytes: three lines of a terminal
constexpr std::size_t concordance_context = 100;  // bytes on each side
constexpr std::size_t longest_marked = 1 << 20;   // bytes of a body; to mark more takes seconds

/// The part of a body in which matches are marked: all but that of enormous ones.
std::string_view marked_part(std::string_view body) {
  if (body.size() <= longest_marked) return body;
  return body.substr(0, body.find_last_of(" \n", longest_marked));
}

struct Member {
  Xapian::docid document = 0;
  std::string words;  ///< digest of its words
  Release release;
};

/// Of the same day, the order of dumps decides: documents are numbered in the order of a rebuild
/// only until the first update.
bool earlier(const Member& a, const Member& b) {
  const auto key = [](const Member& member) {
    const Release& release = member.release;
    const bool approximate = release.date_grade() == DateGrade::approximate;
    return std::tuple(!release.date, release.date, approximate,
                      std::string_view(release.origin.file), member.document);
  };
  return key(a) < key(b);
}

/// All members of a group, the lead first, then by date.
Result<std::vector<Member>> read_members(const Snapshot& snapshot, RemoteMatches* remote,
                                         const CopyGroup& group, Lead lead) {
  std::vector<Xapian::docid> documents{group.best.id};
  documents.insert(documents.end(), group.copies.begin(), group.copies.end());
  std::vector<Member> members;
  members.reserve(documents.size());
  for (const Xapian::docid document : documents) {
    auto release = snapshot.release(document);
    if (!release) return pass(release);
    members.push_back({document, {}, std::move(*release)});
  }
  if (members.size() == 1) return members;
  for (Member& member : members) {
    member.words = value_of(snapshot.database(), remote, member.document, digest_slot);
  }
  std::sort(members.begin(), members.end(), earlier);
  if (lead == Lead::longest) {
    const auto longest =
        std::max_element(members.begin(), members.end(), [](const Member& a, const Member& b) {
          return a.release.body.size() < b.release.body.size();
        });
    std::rotate(members.begin(), longest, longest + 1);
  }
  return members;
}

}  // namespace

Result<Hit> HitReader::read(const CopyGroup& group) {
  auto members = read_members(snapshot_, remote_, group, request_.lead);
  if (!members) return pass(members);
  std::string dump = members->front().release.origin.file;
  for (Member& member : *members) {
    if (auto shown = paths_.show(member.document, member.release.origin); !shown)
      return pass(shown);
  }
  clock_.end(Stage::read);
  Hit hit;
  hit.dump = std::move(dump);
  Member& lead = members->front();
  hit.document = lead.document;
  hit.score = group.best.score;
  hit.recency = group.best.recency;
  hit.title = mark_title(lead.release, highlighter_);
  hit.snippet = make_snippet(lead.release, highlighter_, snippet_size);
  if (hit.snippet.marks.empty()) {
    hit.found_in = hit.title.marks.empty() ? FoundIn::field : FoundIn::title;
  }
  if (request_.mark_bodies) {
    hit.body_marks =
        highlighter_.find(marked_part(lead.release.body), FieldId::body, language_of(lead.release));
  }
  if (request_.concordance) {
    hit.concordance = concordance(lead.release, highlighter_, concordance_context);
  }
  hit.short_id = short_ids_.shorten(lead.release.id);
  hit.release = std::move(lead.release);
  for (auto copy = members->begin() + 1; copy != members->end(); ++copy) {
    Release& release = copy->release;
    hit.copies.push_back({std::move(release.id), std::move(release.title), release.graded_date(),
                          std::move(release.source), std::move(release.origin), copy->words,
                          copy->words == lead.words});
  }
  clock_.end(Stage::snippets);
  return hit;
}

}  // namespace dateline
