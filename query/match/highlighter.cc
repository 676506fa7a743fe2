#include "query/match/highlighter.h"

#include <algorithm>
#include <vector>

#include "common/text/tokenizer.h"
#include "query/match/word_finder.h"

namespace dateline {
namespace {

bool follows(const Occurrence& before, const Occurrence& after, std::size_t distance) {
  return after.first > before.last && after.first - before.last <= distance;
}

enum class Side { before, after, either };

/// Keeps the occurrences that have a neighbour on the given side. Looks at no neighbours on the
/// other side, of which a long text may have a thousand for each occurrence.
void keep_near(std::vector<Occurrence>& occurrences, const std::vector<Occurrence>& neighbours,
               std::size_t distance, Side side) {
  std::size_t longest = 0;
  for (const Occurrence& each : neighbours) longest = std::max(longest, each.last - each.first);
  std::erase_if(occurrences, [&](const Occurrence& here) {
    const std::size_t reach = distance + longest;
    const std::size_t before = here.first > reach ? here.first - reach : 0;
    const std::size_t from = side == Side::after ? here.last : before;
    const std::size_t to = side == Side::before ? here.first : here.last + distance;
    auto neighbour =
        std::lower_bound(neighbours.begin(), neighbours.end(), from,
                         [](const Occurrence& each, std::size_t at) { return each.first < at; });
    for (; neighbour != neighbours.end() && neighbour->first <= to; ++neighbour) {
      if (side != Side::after && follows(*neighbour, here, distance)) return false;
      if (side != Side::before && follows(here, *neighbour, distance)) return false;
    }
    return true;
  });
}

/// Reduces the occurrences of each operand, which are in text order, to those that are part of a
/// complete chain: one occurrence of every operand, each at most `distance` positions from the
/// previous one, not overlapping it, and after it if `ordered`. All become empty if there is no
/// chain.
void keep_chains(std::vector<std::vector<Occurrence>>& operands, unsigned distance, bool ordered) {
  // After the forward pass, each remaining occurrence ends a chain from the first operand; after
  // the backward pass, it also starts one to the last.
  for (std::size_t i = 1; i < operands.size(); ++i) {
    keep_near(operands[i], operands[i - 1], distance, ordered ? Side::before : Side::either);
  }
  for (std::size_t i = operands.size() - 1; i-- > 0;) {
    keep_near(operands[i], operands[i + 1], distance, ordered ? Side::after : Side::either);
  }
}

}  // namespace

Highlighter::Highlighter(const MatchedWords& matched)
    : matched_(std::make_unique<const MatchedWords>(matched)), words_finder_(*matched_) {
  for (const auto& near : matched_->nears) {
    NearFinder& finder = near_finders_.emplace_back(NearFinder{&near, {}});
    for (const MatchedWords& operand : near.operands) finder.operands.emplace_back(operand);
  }
}

/// Collects the words of a text that may match.
void Highlighter::read_words(std::string_view text, LanguageId language) {
  FirstBytes wanted = words_finder_.first_bytes(language);
  for (const NearFinder& near : near_finders_) {
    for (const WordFinder& operand : near.operands) wanted |= operand.first_bytes(language);
  }
  Tokenizer tokenizer(text, wanted);
  Token token;
  std::size_t count = 0;
  while (tokenizer.next(token)) {
    if (count == words_.size()) words_.emplace_back();
    TextWord& word = words_[count++];
    word.term.assign(token.term);
    word.begin = token.begin;
    word.end = token.end;
    word.kind = token.kind;
    word.first = token.position;
    word.last = has_position(token.kind) ? token.position : token.position + 1;
  }
  words_.resize(count);
}

std::vector<Mark> Highlighter::find(std::string_view text, FieldId field, LanguageId language) {
  read_words(text, language);
  std::vector<Occurrence> found = words_finder_.find(words_, field, language);
  for (NearFinder& finder : near_finders_) {
    std::vector<std::vector<Occurrence>> operands;
    for (WordFinder& operand : finder.operands) {
      operands.push_back(operand.find(words_, field, language));
    }
    keep_chains(operands, finder.near->distance, finder.near->ordered);
    for (const auto& occurrences : operands) {
      found.insert(found.end(), occurrences.begin(), occurrences.end());
    }
    // Of those in the same place, only the first makes a mark.
    std::stable_sort(found.begin(), found.end());
    const auto same = [](const Occurrence& a, const Occurrence& b) {
      return a.begin == b.begin && a.end == b.end;
    };
    found.erase(std::unique(found.begin(), found.end(), same), found.end());
  }
  std::vector<Mark> marks;
  for (const Occurrence& each : found) {
    if (!marks.empty() && each.begin < marks.back().end) {
      // Pairs of CJK characters overlap within one word.
      if (each.item == marks.back().item) marks.back().end = std::max(marks.back().end, each.end);
      continue;
    }
    marks.push_back({each.begin, each.end, each.item});
  }
  return marks;
}

LanguageId language_of(const Release& release) {
  return release.language.empty() ? default_language : find_language(release.language);
}

}  // namespace dateline
