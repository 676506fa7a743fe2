#include "common/cli/arguments.h"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <charconv>
#include <limits>
#include <stdexcept>
#include <utility>

#include "common/support/parse_number.h"

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
  if (const auto number = parse_number<std::int64_t>(value)) return *number;
  return fail(ErrorKind::usage, fmt::format("--{}: '{}' is not an integer", name, value));
}

Result<std::chrono::seconds> Arguments::duration(std::string_view name) const {
  const std::string value = text(name);
  std::int64_t number = 0;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  constexpr std::array units{std::pair{'s', 1}, std::pair{'m', 60}, std::pair{'h', 3600},
                             std::pair{'d', 86400}};
  constexpr std::int64_t longest = std::int64_t{100} * 365 * 86400;
  std::int64_t seconds = stop == end ? 1 : 0;
  for (const auto& [letter, length] : units) {
    if (stop + 1 == end && *stop == letter) seconds = length;
  }
  if (error != std::errc{} || seconds == 0 || number < 0 || number > longest / seconds) {
    return fail(ErrorKind::usage, fmt::format("--{}: '{}' is not a duration", name, value),
                "use seconds, or a number followed by s, m, h or d: 10m");
  }
  return std::chrono::seconds(number * seconds);
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
    return fail(ErrorKind::usage, fmt::format("--{}: '{}' is not a size", name, value),
                "use a number of bytes, optionally followed by K, M, G or T: 512M");
  }
  return number << (10 * power);
}

std::string Arguments::place(std::string_view option) const {
  const auto found = places_.find(option);
  return found == places_.end() ? std::string{} : found->second;
}

Error Arguments::located(Error error) const {
  constexpr std::string_view dashes = "--";
  const std::size_t end = error.message.find_first_of(": ");
  if (error.kind != ErrorKind::usage || end == std::string::npos) return error;
  if (!error.message.starts_with(dashes)) return error;
  const std::string name = error.message.substr(dashes.size(), end - dashes.size());
  if (const std::string where = place(name); !where.empty()) {
    error.message = fmt::format("{}: {}{}", where, name, error.message.substr(end));
  }
  return error;
}

Result<ExitCode> run_command(const Arguments& arguments) {
  auto code = arguments.command().run(arguments);
  if (!code) code.error() = arguments.located(std::move(code.error()));
  return code;
}

}  // namespace dateline
