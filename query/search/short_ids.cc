#include "query/search/short_ids.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "common/schema/keyword.h"
#include "common/text/ascii.h"

namespace dateline {
namespace {

constexpr std::size_t all_digits = 16;
// Of a billion releases, one in 300,000 shares these with another.
constexpr std::size_t digits_over_servers = 12;

std::string digits_of(std::uint64_t number) {
  return fmt::format("{:016x}", number);
}

bool begins_short_id(std::string_view text) {
  return text.size() >= ShortIds::fewest_accepted && text.size() <= all_digits &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// What the terms of all ids that begin with these digits begin with: the first character holds
/// four bits of the number, the others six each.
std::string begin_of_terms(std::string_view digits) {
  std::string padded(digits);
  padded.resize(all_digits, '0');
  const Field& id = field(FieldId::id);
  return boolean_term(id, padded).substr(0, id.prefix.size() + 1 + (digits.size() - 1) * 4 / 6);
}

std::size_t common_digits(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
}

}  // namespace

std::string id_digits(std::string_view id) {
  return digits_of(exact_number(id));
}

std::vector<std::uint64_t> ShortIds::numbers(std::string_view begin, std::size_t most) const {
  std::vector<std::uint64_t> found;
  const std::string terms_begin = begin_of_terms(begin);
  const std::size_t prefix = field(FieldId::id).prefix.size();
  auto term = database_.allterms_begin(terms_begin);
  for (const auto end = database_.allterms_end(terms_begin); term != end; ++term) {
    const auto number = number_in_term(std::string_view(*term).substr(prefix));
    if (!number || !digits_of(*number).starts_with(begin)) continue;
    found.push_back(*number);
    if (found.size() == most) break;
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::string ShortIds::shorten(std::string_view id) const {
  if (id.empty()) return {};
  const std::string own = id_digits(id);
  if (database_.has_servers()) return own.substr(0, digits_over_servers);
  std::size_t shared = fewest_digits - 1;
  for (const std::uint64_t number :
       numbers(own.substr(0, fewest_digits), std::numeric_limits<std::size_t>::max())) {
    const std::string other = digits_of(number);
    if (other != own) shared = std::max(shared, common_digits(own, other));
  }
  return own.substr(0, shared + 1);
}

std::vector<std::string> ShortIds::terms(std::string_view begin, std::size_t most) const {
  std::vector<std::string> found;
  const std::string digits = lowered(begin);
  if (!begins_short_id(digits)) return found;
  for (const std::uint64_t number : numbers(digits, most)) {
    found.push_back(boolean_term(field(FieldId::id), digits_of(number)));
  }
  return found;
}

}  // namespace dateline
