#include "query/search/similar_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "common/text/tokenizer.h"
#include "query/match/highlighter.h"
#include "query/retrieve/stored_text.h"

namespace dateline {
namespace {

constexpr std::size_t decisive_stems = 8;

/// The one release with an id, in a given dump if one is named.
Result<IndexedRelease> find_one(const Snapshot& snapshot, CopyCollapser& collapser,
                                const Reference& reference) {
  const std::string& id = reference.text;
  auto found = find_releases(snapshot, reference);
  if (!found) return pass(found);
  if (found->empty()) {
    return fail(ErrorKind::input, fmt::format("no release has the id {}", id),
                "search with --format ids to list ids");
  }
  collapser.prepare(with_term(id_term_of(snapshot, found->front().document)));
  const auto same = [&](const IndexedRelease& other) {
    return collapser.are_copies(found->front().document, other.document);
  };
  if (std::all_of(found->begin() + 1, found->end(), same)) return std::move(found->front());
  std::vector<std::string> files;
  files.reserve(found->size());
  for (IndexedRelease& each : *found) files.push_back(std::move(each.release.origin.file));
  return fail(ErrorKind::input,
              fmt::format("{} different releases have the id {}: {}", files.size(), id,
                          fmt::join(files, ", ")),
              "choose one with --dump");
}

/// For each stem, the first word of the release that has it.
std::vector<std::string> words_of(const Expansion& expansion, const Release& release) {
  const Stemmer stemmer(language_of(release));
  std::unordered_map<std::string, std::string> first;
  const std::string text = release.title + '\n' + release.body;
  Tokenizer tokenizer(text);
  Token token;
  while (tokenizer.next(token)) {
    first.try_emplace(stemmer.stem(token.term), text, token.begin, token.end - token.begin);
  }
  std::vector<std::string> words;
  for (const Expansion::Stem& stem : expansion.stems) {
    const auto word = first.find(stem.text);
    words.push_back(word == first.end() ? stem.text : word->second);
  }
  return words;
}

/// Releases with two of the first stems, or with the only one.
IndexQuery decisive(const Expansion& expansion) {
  IndexQueries stems;
  for (const Expansion::Stem& stem : expansion.stems) {
    if (stems.size() < decisive_stems) stems.push_back(with_term(stem_term(stem)));
  }
  if (stems.size() == 1) return stems.front();
  IndexQueries pairs;
  for (std::size_t i = 0; i < stems.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) pairs.push_back(joined(Join::all, {stems[i], stems[j]}));
  }
  return joined(Join::any, std::move(pairs));
}

/// A release and its copies.
IndexQuery itself(const Snapshot& snapshot, CopyCollapser& collapser, Xapian::docid document) {
  std::vector<Xapian::docid> documents = collapser.copies_of(document);
  documents.push_back(document);
  std::vector<std::string> ids;
  ids.reserve(documents.size());
  for (const Xapian::docid each : documents) ids.push_back(id_term_of(snapshot, each));
  std::erase(ids, "");
  return IndexNode{AnyTerm{std::move(ids)}};
}

}  // namespace

Result<SimilarQuery> similar_query(const Snapshot& snapshot, CopyCollapser& collapser,
                                   const Reference& similar_to) {
  const auto one = find_one(snapshot, collapser, similar_to);
  if (!one) return pass(one);
  const auto& [document, release] = *one;
  SimilarQuery similar;
  similar.release = release.title;
  if (release.date) similar.release += fmt::format(" ({})", date_text(release.graded_date()));
  similar.expansion = own_stems(snapshot, release);
  similar.words = words_of(similar.expansion, release);
  if (similar.expansion.stems.empty()) return similar;  // no other release shares a word
  similar.query =
      joined(Join::without, {filtered(any_stem(similar.expansion), decisive(similar.expansion)),
                             itself(snapshot, collapser, document)});
  return similar;
}

}  // namespace dateline
