#include "common/manifest/refusal.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>

namespace dateline {
namespace {

// Reasons may quote what a record holds, so that each is another.
constexpr std::uint16_t most_other_reasons = 100;

bool has_more_than(std::size_t count, const std::vector<Refusal>& refusals,
                   const std::string& file) {
  return refusals.size() > count && refusals[refusals.size() - count - 1].file == file;
}

}  // namespace

std::string refusal_reason(const Error& error, const std::string& file) {
  std::string reason = error.message;
  if (reason.starts_with(file + ": ")) reason.erase(0, file.size() + 2);
  return error.hint.empty() ? reason : reason + "; " + error.hint;
}

void add_refusal(std::vector<Refusal>& refusals, Refusal refusal) {
  if (!has_more_than(most_listed_refusals - 1, refusals, refusal.file)) {
    refusals.push_back(std::move(refusal));
    return;
  }
  const std::string reason = refusal.counted_reason();
  const auto end = refusals.rbegin() + std::ptrdiff_t{most_other_reasons};
  auto same = std::find_if(refusals.rbegin(), end,
                           [&](const Refusal& one) { return one.counted_reason() == reason; });
  if (same == end) {
    if (!has_more_than(most_listed_refusals + most_other_reasons - 1, refusals, refusal.file)) {
      refusals.push_back(std::move(refusal));
      return;
    }
    same = refusals.rbegin();
  }
  const std::uint64_t more = same->more + refusal.count();
  same->more = static_cast<std::uint32_t>(
      std::min<std::uint64_t>(more, std::numeric_limits<std::int32_t>::max()));
}

}  // namespace dateline
