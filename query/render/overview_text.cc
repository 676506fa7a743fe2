#include "query/render/overview_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "query/render/styled_text.h"

namespace dateline {
namespace {

constexpr std::size_t most_values = 20;
constexpr std::size_t steps = 8;  // per block character

/// A bar measured in eighths of a column (Unicode block elements).
std::string bar(std::size_t eighths) {
  constexpr std::array<std::string_view, steps> partial{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  std::string text;
  for (std::size_t i = 0; i < eighths / steps; ++i) text += "█";
  return text.append(partial[eighths % steps]);
}

}  // namespace

std::string facet_text(const Facet& facet, const RenderOptions& options) {
  std::string text =
      styled(fmt::format("by {}", to_string(facet.kind)), Style::title, options.colour);
  text += facet.exact ? "\n" : " (incomplete: time limit reached)\n";
  // Years are shown in full, in order.
  const std::size_t shown = facet.kind == FacetKind::year
                                ? facet.counts.size()
                                : std::min(facet.counts.size(), most_values);
  for (std::size_t i = 0; i < shown; ++i) {
    const FacetCount& each = facet.counts[i];
    text += fmt::format("{:>8}  {}\n", each.count, styled(each.value, Style::plain, false));
  }
  if (shown < facet.counts.size()) {
    text += fmt::format("{:>8}  {} more\n", "", facet.counts.size() - shown);
  }
  if (facet.without > 0) text += fmt::format("{:>8}  (none)\n", facet.without);
  return text + '\n';
}

std::string timeline_text(const Timeline& timeline, const RenderOptions& options) {
  std::size_t most = 0;
  for (const TimelinePeriod& period : timeline.periods) most = std::max(most, period.count);
  constexpr std::size_t beside = 22;  // columns of the label and the number
  const std::size_t room = std::max<std::size_t>(options.width, beside + 10) - beside;
  std::string text =
      styled(fmt::format("by {}", to_string(timeline.unit)), Style::title, options.colour) + '\n';
  std::optional<Date> expected;
  for (const TimelinePeriod& period : timeline.periods) {
    if (expected && *expected != period.begin) text += "         ⋮\n";
    expected = next_period(period.begin, timeline.unit);
    text += fmt::format("{:>10} {:>8}  {}\n", period_label(period.begin, timeline.unit),
                        period.count, bar(period.count * room * steps / most));
  }
  if (timeline.undated > 0) text += fmt::format("{:>10} {:>8}\n", "undated", timeline.undated);
  return text + '\n';
}

}  // namespace dateline
