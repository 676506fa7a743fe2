#include "indexer/html/date_claim.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "common/text/ascii.h"
#include "indexer/html/script_dates.h"
#include "indexer/html/shown_dates.h"
#include "indexer/prose/clock_time.h"
#include "indexer/prose/date_finder.h"

namespace dateline::html {
namespace {

constexpr std::size_t close_by =
    8;  ///< blocks between title and a line that outweighs a vague field

/// Whether both may be the same day: in another order of numbers, in another time zone.
bool agree(const DateMatch& stated, const DateMatch& shown) {
  if (stated.date == shown.date || shown.otherwise == stated.date) return true;
  return is_in_utc(stated) && falls_on_local_day(stated.date, stated.time, shown.date);
}

/// A date stated in the markup that can be read.
struct ReadDate {
  DateClaim claim;
  DateMatch match;
  DateRank rank = DateRank::published;
};

std::vector<ReadDate> read_stated(const std::vector<StatedDate>& stated) {
  std::vector<ReadDate> dates;
  for (const StatedDate& one : stated) {
    if (const auto match = find_date(one.text, 0, {})) {
      dates.push_back({{one.text, DateSource::markup, one.origin}, *match, one.rank});
    }
  }
  return dates;
}

/// The date that the title of the page begins with: "12.11.2021 | The ferry runs again".
std::optional<DateClaim> date_before_title(const Metadata& metadata) {
  for (const std::string& title : {metadata.social_title, metadata.page_title}) {
    const auto match = find_date(title, 0, {});
    if (!match || match->begin != 0) continue;
    const std::string_view rest =
        trimmed<is_html_space>(std::string_view(title).substr(match->end));
    const auto begins = [rest](std::string_view mark) { return rest.starts_with(mark); };
    if (!std::ranges::any_of(std::to_array<std::string_view>({"|", ":", "-", "–", "—", "»"}),
                             begins))
      continue;
    return DateClaim{title.substr(0, match->end), DateSource::header, "title of the page"};
  }
  return std::nullopt;
}

/// Whether the markup states one day, and surely that of publication where the page is read.
bool is_settled(const std::vector<ReadDate>& stated) {
  return !stated.empty() && stated.front().rank == DateRank::published &&
         std::ranges::all_of(stated, [&](const ReadDate& date) {
           return date.match.date == stated.front().match.date && !is_in_utc(date.match);
         });
}

}  // namespace

std::vector<DateClaim> find_date_claims(const Page& page, const Selection& selection,
                                        const Headline& headline,
                                        const std::vector<ReadBlock>& read) {
  const std::vector<ReadDate> stated = read_stated(page.metadata.dates);
  // What readers see decides nothing where one day is stated.
  if (is_settled(stated)) return {stated.front().claim};
  const ShownDates all_shown = find_shown_dates(page, selection, headline, read);
  const std::vector<ShownDate>& shown = all_shown.near_title;
  std::vector<DateClaim> claims;
  for (const ShownDate& date : shown) {
    if (date.cost > date_reach) break;
    const auto same = std::ranges::find_if(
        stated, [&](const ReadDate& one) { return agree(one.match, date.match); });
    if (same == stated.end()) continue;
    claims.push_back(same->match.date == date.match.date ? same->claim : date.claim);
    break;
  }
  const bool vague = stated.empty() || stated.front().rank == DateRank::created;
  const auto outweighs_vague = [](const ShownDate& date) {
    return date.cost <= (date.claim.source == DateSource::markup ? date_reach : close_by);
  };
  const auto clear = std::ranges::find_if(shown, outweighs_vague);
  if (vague && clear != shown.end()) claims.push_back(clear->claim);
  for (const ReadDate& date : stated) claims.push_back(date.claim);
  for (const ShownDate& date : shown) {
    if (date.cost < change_cost) claims.push_back(date.claim);
  }
  if (all_shown.opening) claims.push_back(*all_shown.opening);
  for (const ShownDate& date : shown) {
    if (date.cost >= change_cost) claims.push_back(date.claim);
  }
  if (claims.empty()) {
    if (all_shown.labelled) claims.push_back(*all_shown.labelled);
    if (auto named = date_before_title(page.metadata)) claims.push_back(*std::move(named));
    for (const StatedDate& date : dates_in_scripts(page.tree, headline.title)) {
      claims.push_back({date.text, DateSource::markup, date.origin});
    }
  }
  return claims;
}

}  // namespace dateline::html
