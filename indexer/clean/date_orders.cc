#include "indexer/clean/date_orders.h"

#include <xxhash.h>

#include <algorithm>
#include <cstddef>

#include "common/support/varint.h"
#include "common/text/ascii.h"

namespace dateline {
namespace {

enum class NameKind : std::uint64_t { dump, source };

std::uint64_t name_digest(std::string_view name, NameKind kind) {
  return XXH3_64bits_withSeed(name.data(), name.size(), static_cast<std::uint64_t>(kind));
}

DateOrder majority(const std::array<std::uint32_t, 3>& votes) {
  const auto days = votes[static_cast<std::size_t>(DateOrder::day_first)];
  const auto months = votes[static_cast<std::size_t>(DateOrder::month_first)];
  if (days == months) return DateOrder::unknown;
  return days > months ? DateOrder::day_first : DateOrder::month_first;
}

/// Whether the domain of a host is that of a country where English has the day first. Canada has
/// both orders, and some small countries sell their domains to everybody.
bool is_of_other_country(std::string_view host) {
  static constexpr std::array<std::string_view, 28> others{
      "us", "ca", "ph", "gu", "pr", "vi", "as", "mp", "ai", "am", "cc", "co", "fm", "gg",
      "gl", "im", "io", "la", "ly", "me", "nu", "sh", "st", "tk", "to", "tv", "vc", "ws"};
  const auto dot = host.rfind('.');
  if (dot == host.npos) return false;
  const auto domain = lowered(host.substr(dot + 1));
  return domain.size() == 2 && std::ranges::all_of(domain, is_letter) &&
         std::ranges::find(others, domain) == others.end();
}

}  // namespace

DateOrder DateOrders::of(std::string_view dump, std::string_view source) const {
  if (orders_.empty()) return DateOrder::unknown;
  auto found = orders_.find(name_digest(dump, NameKind::dump));
  if (found == orders_.end()) found = orders_.find(name_digest(source, NameKind::source));
  return found == orders_.end() ? DateOrder::unknown : found->second;
}

void DateOrders::add_new(const DateOrders& newer) {
  orders_.insert(newer.orders_.begin(), newer.orders_.end());
}

void DateOrders::append_to(std::string& bytes) const {
  put_varint(bytes, orders_.size());
  for (const auto& [name, order] : orders_) {
    put_varint(bytes, name);
    put_varint(bytes, static_cast<std::uint64_t>(order));
  }
}

bool DateOrders::take(std::string_view& bytes) {
  std::uint64_t count = 0;
  if (!take_varint(bytes, count)) return false;
  for (std::uint64_t i = 0; i < count; ++i) {
    std::uint64_t name = 0;
    std::uint64_t order = 0;
    if (!take_varint(bytes, name) || !take_varint(bytes, order)) return false;
    if (order > static_cast<std::uint64_t>(DateOrder::month_first)) return false;
    orders_[name] = static_cast<DateOrder>(order);
  }
  return true;
}

DateOrder usual_order(std::string_view language, std::string_view host) {
  if (language.empty()) return DateOrder::unknown;
  const auto tag = lowered(language);
  const auto code = std::string_view(tag).substr(0, tag.find_first_of("-_"));
  if (code == "zh" || code == "ja" || code == "ko") return DateOrder::month_first;
  if (code != "en") return DateOrder::day_first;
  const auto region = std::string_view(tag).substr(tag.find_last_of("-_") + 1);
  // Programs that make pages say "en-US" unless told otherwise, so the host counts as well.
  const bool american = region == "en" || region == "us";
  return american && !is_of_other_country(host) ? DateOrder::month_first : DateOrder::day_first;
}

void DateOrderLearner::add_proven(std::string_view dump, std::string_view source, DateOrder order) {
  ++proven_[name_digest(dump, NameKind::dump)][static_cast<std::size_t>(order)];
  ++proven_[name_digest(source, NameKind::source)][static_cast<std::size_t>(order)];
}

void DateOrderLearner::add_usual(std::string_view source, DateOrder order) {
  if (order == DateOrder::unknown) return;
  ++usual_[name_digest(source, NameKind::source)][static_cast<std::size_t>(order)];
}

void DateOrderLearner::merge(const DateOrderLearner& other) {
  const auto add = [](Count& sum, const Count& more) {
    for (const auto& [name, votes] : more) {
      for (std::size_t i = 0; i < votes.size(); ++i) sum[name].at(i) += votes.at(i);
    }
  };
  add(proven_, other.proven_);
  add(usual_, other.usual_);
}

DateOrders DateOrderLearner::finish() const {
  DateOrders orders;
  // The month first is the rule anyway, save before a full stop.
  for (const auto& [source, votes] : usual_) {
    if (majority(votes) == DateOrder::day_first) orders.set(source, DateOrder::day_first);
  }
  for (const auto& [name, votes] : proven_) {
    if (const auto order = majority(votes); order != DateOrder::unknown) orders.set(name, order);
  }
  return orders;
}

}  // namespace dateline
