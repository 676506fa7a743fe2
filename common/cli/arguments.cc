#include "common/cli/arguments.h"

#include <fmt/format.h>

#include <cctype>
#include <charconv>
#include <limits>
#include <stdexcept>

namespace dateline {

const Option& Arguments::option(std::string_view name) const {
  const Option* found = find_option(*command_, name);
  if (found == nullptr) throw std::logic_error(fmt::format("no option --{} in the table", name));
  return *found;
}

bool Arguments::given(std::string_view name) const {
  return values_.contains(option(name).name);
}

std::vector<std::string> Arguments::texts(std::string_view name) const {
  const Option& asked = option(name);
  const auto found = values_.find(asked.name);
  if (found != values_.end()) return found->second;
  return asked.fallback.empty() ? std::vector<std::string>{}
                                : std::vector<std::string>{std::string(asked.fallback)};
}

std::string Arguments::text(std::string_view name) const {
  const auto values = texts(name);
  return values.empty() ? std::string{} : values.back();
}

Result<std::int64_t> Arguments::number(std::string_view name) const {
  const std::string value = text(name);
  std::int64_t number = 0;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  if (error != std::errc{} || stop != end) {
    return fail(ErrorKind::usage, fmt::format("--{}: '{}' is no whole number", name, value));
  }
  return number;
}

Result<std::uint64_t> Arguments::bytes(std::string_view name) const {
  const std::string value = text(name);
  std::uint64_t number = 0;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  constexpr std::string_view units = "KMGT";
  std::size_t power = 0;
  bool valid = error == std::errc{};
  if (valid && stop != end) {
    power = units.find(static_cast<char>(std::toupper(static_cast<unsigned char>(*stop)))) + 1;
    valid = power != 0 && stop + 1 == end;
  }
  if (!valid || number > (std::numeric_limits<std::uint64_t>::max() >> (10 * power))) {
    return fail(ErrorKind::usage, fmt::format("--{}: '{}' is no size", name, value),
                "write a number of bytes, or one of K, M, G, T behind it: 512M");
  }
  return number << (10 * power);
}

}  // namespace dateline
