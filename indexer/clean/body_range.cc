#include "indexer/clean/body_range.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace dateline {
namespace {

constexpr std::size_t opening_reach = 30;  ///< lines between an opening and the first prose
constexpr std::size_t contact_reach = 12;  ///< lines that one block of contacts takes
constexpr std::size_t list_reach = 80;     ///< items that one list has
constexpr std::uint32_t least_words_of_sentence = 5;

/// A point of an invitation to the press: "WHO: The mayor", "WHEN:".
bool is_advisory_point(std::string_view text) {
  static constexpr std::array<std::string_view, 10> labels{
      "WHO:", "WHAT:", "WHEN:", "WHERE:", "WHY:", "Who:", "What:", "When:", "Where:", "Why:"};
  return std::ranges::any_of(labels, [&](auto label) { return text.starts_with(label); });
}

/// What a line says for (above 0) or against being in the release.
double weight(const PageLine& line, bool learned) {
  switch (line.phrase) {
    case PhraseKind::menu:
      return -3;
    case PhraseKind::aftermath:
      return -8;
    case PhraseKind::related_label:
    case PhraseKind::author_label:
    case PhraseKind::date_label:
      return -3;
    case PhraseKind::opening:
    case PhraseKind::closing:
      return 2;
    case PhraseKind::contact_label:
    case PhraseKind::legal_label:
      return 0.5;
    case PhraseKind::none:
      break;
  }
  if (line.has_copyright) return -6;
  if (line.is_furniture()) return -2 - 4 * line.share;
  if ((line.has_contact || line.beside_contact) && !line.is_prose()) return 0;
  if (line.is_prose()) return 1 + std::min(line.words, 60U) / 8.0;
  if (line.date) return -0.5;
  if (is_advisory_point(line.text)) return 2;
  if (line.ends_sentence && line.words >= least_words_of_sentence) return 0.5;
  // A line that only this page of its source has is more likely the release's.
  return learned ? 0.1 : -0.5;
}

LineRange heaviest_range(std::span<const PageLine> lines, bool learned) {
  LineRange best;
  double best_sum = 0;
  double sum = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (sum <= 0) {
      sum = 0;
      begin = i;
    }
    sum += weight(lines[i], learned);
    if (sum > best_sum) {
      best_sum = sum;
      best = {begin, i + 1};
    }
  }
  return best;
}

/// Up to the opening ("FOR IMMEDIATE RELEASE") where one stands above, else over lines that are
/// nobody else's.
std::size_t extend_up(std::span<const PageLine> lines, std::size_t begin) {
  const std::size_t farthest = begin > opening_reach ? begin - opening_reach : 0;
  std::size_t opening = lines.size();
  for (std::size_t i = begin + 1; i-- > farthest;) {
    if (lines[i].phrase == PhraseKind::opening) opening = i;
    const bool foreign = lines[i].phrase != PhraseKind::none && lines[i].is_furniture();
    if (foreign) break;
  }
  if (opening < lines.size()) return opening;
  while (begin > 0 && !lines[begin - 1].is_furniture()) --begin;
  return begin;
}

/// Over the items that the last line announces ("The recipients are:").
std::size_t extend_over_list(std::span<const PageLine> lines, std::size_t end) {
  if (!lines[end - 1].text.ends_with(':')) return end;
  const std::size_t last = std::min(lines.size(), end + list_reach);
  while (end < last && !lines[end].is_furniture() && lines[end].phrase == PhraseKind::none) ++end;
  return end;
}

/// Over what closes a release: its last line, contacts, names beside them.
std::size_t extend_down(std::span<const PageLine> lines, std::size_t end, bool learned) {
  std::size_t contact_end = end;
  for (std::size_t i = end; i < lines.size() && i < contact_end + contact_reach; ++i) {
    const PageLine& line = lines[i];
    if (line.phrase == PhraseKind::closing) return i + 1;
    if (line.is_furniture()) break;
    if (line.has_contact || line.phrase == PhraseKind::contact_label || learned)
      contact_end = i + 1;
  }
  return contact_end;
}

}  // namespace

LineRange find_body(std::span<const PageLine> lines, bool learned) {
  LineRange body = heaviest_range(lines, learned);
  if (body.begin == body.end) return body;
  body.begin = extend_up(lines, body.begin);
  body.end = extend_down(lines, extend_over_list(lines, body.end), learned);
  return body;
}

}  // namespace dateline
