#include "query/render/explanation_text.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "query/render/styled_text.h"

namespace dateline {
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
  for (const auto& [share, about] : {std::pair(explanation.nearness, "nearness of the words"),
                                     std::pair(explanation.recency, "recency")}) {
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
