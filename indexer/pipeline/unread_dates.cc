#include "indexer/pipeline/unread_dates.h"

#include <fmt/format.h>

#include <utility>

#include "common/text/utf8.h"

namespace dateline {

void UnreadDates::add(const Origin& origin, std::string date) {
  constexpr std::size_t longest_date = 60;  // bytes that are shown
  if (date.size() > longest_date) date.resize(character_begin(date, longest_date));
  Example example{origin.file, origin.member, origin.record, std::move(date)};
  if (count_ == 0 || example < first_) first_ = std::move(example);
  ++count_;
}

void UnreadDates::merge(const UnreadDates& other) {
  if (other.count_ == 0) return;
  if (count_ == 0 || other.first_ < first_) first_ = other.first_;
  count_ += other.count_;
}

std::vector<std::string> UnreadDates::sentences() const {
  if (count_ == 0) return {};
  const std::string dump = first_.member.empty() ? first_.file : first_.file + ":" + first_.member;
  return {fmt::format("{} not understood or impossible; the first is \"{}\" in {} record {}",
                      count_ == 1 ? "1 date is" : fmt::format("{} dates are", count_), first_.date,
                      dump, first_.record)};
}

}  // namespace dateline
