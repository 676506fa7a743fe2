#include "query/render/explanation_text.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "common/text/terminal_text.h"
#include "query/render/styled_text.h"

namespace dateline {
namespace {

std::string name_of(const Release& release) {
  return fmt::format("{} · {} · {}", title_or_untitled(release.title),
                     date_text(release.graded_date()), release.origin.file);
}

std::string failed_clauses(const Absence& absence) {
  std::string clauses;
  for (const ClauseVerdict& clause : absence.clauses) {
    if (!clause.lets_through) clauses += (clauses.empty() ? "" : " and ") + clause.text;
  }
  return clauses;
}

std::string reason(const Absence& absence, const SearchRequest& request) {
  if (!absence.found) {
    const std::string failed = failed_clauses(absence);
    return failed.empty() ? "the query has no search words"
                          : fmt::format("it does not match {}", failed);
  }
  const std::string where = fmt::format("rank {} with score {:.3f}", absence.rank, absence.score);
  if (absence.timed_out) return "the time limit ended the search before it was found at " + where;
  if (!absence.shown) {
    const std::string range =
        request.limit == 0
            ? "showing none"
            : fmt::format("showing {} to {}", request.offset + 1, request.offset + request.limit);
    return absence.lead ? fmt::format("it is a copy of the release at {}; {}", where, range)
                        : fmt::format("it has {}; {}", where, range);
  }
  return absence.lead ? fmt::format("it is collapsed into the release at {}", where)
                      : fmt::format("it is shown at {}", where);
}

}  // namespace

std::string absence_text(const Absence& absence, const SearchRequest& request) {
  std::string text = terminal_text(name_of(absence.release)) + '\n';
  for (const ClauseVerdict& clause : absence.clauses) {
    text +=
        fmt::format("  {}  {}\n", clause.lets_through ? "yes" : "no ", terminal_text(clause.text));
  }
  text += terminal_text(reason(absence, request)) + '\n';
  if (absence.lead) {
    text += terminal_text(
                fmt::format("collapsed into {}, id {}", name_of(*absence.lead), absence.lead->id)) +
            '\n';
  }
  return text;
}

namespace {

/// Rounds the terms of a sum so that the rounded terms add up to the rounded sum.
class RoundedSum {
 public:
  double add(double number) {
    sum_ += number;
    const double before = shown_;
    shown_ = std::round(sum_ * steps);
    return (shown_ - before) / steps;
  }

 private:
  static constexpr double steps = 1000;

  double sum_ = 0;
  double shown_ = 0;
};

/// "elections (elect): title 1, quote 2"
std::string account(const ScorePart& part) {
  std::string text = part.text;
  if (!part.stems.empty()) text += fmt::format(" (stem {})", fmt::join(part.stems, ", "));
  std::string_view before = ": ";
  for (const PlaceCount& place : part.places) {
    text += fmt::format("{}{} {}", before, place.place, place.count);
    before = ", ";
  }
  return text;
}

}  // namespace

std::string explanation_text(const Hit& hit, bool colour, std::string_view indent) {
  if (!hit.explanation) return {};
  const ScoreExplanation& explanation = *hit.explanation;
  std::string text;
  RoundedSum sum;
  const auto add_line = [&](double shown, const std::string& about) {
    text += indent;
    text += styled(fmt::format("{:>7.3f}  {}", shown, about), Style::faint, colour) + '\n';
  };
  for (const ScorePart& part : explanation.parts) add_line(sum.add(part.share), account(part));
  const std::string next =
      fmt::format("next to each other: {}", fmt::join(explanation.pairs, ", "));
  for (const auto& [share, about] : {std::pair(explanation.nearness, next),
                                     std::pair(explanation.recency, std::string("recency"))}) {
    if (const double shown = sum.add(share); shown != 0) add_line(shown, about);
  }
  std::string about = "score";
  if (explanation.id != hit.release.id || explanation.file != hit.release.origin.file) {
    about += fmt::format(" of the copy {} in {}", explanation.id, explanation.file);
  }
  add_line(hit.score, about);
  return text;
}

}  // namespace dateline
