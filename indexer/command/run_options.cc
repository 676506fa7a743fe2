#include "indexer/command/run_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <thread>

namespace dateline {
namespace {

constexpr unsigned most_jobs = 256;
constexpr unsigned most_generations = 1000;

Result<std::uint32_t> count_of(const Arguments& arguments, std::string_view option) {
  const auto number = arguments.number(option);
  if (!number) return pass(number);
  if (*number < 1 || *number > std::numeric_limits<std::uint32_t>::max()) {
    return fail(ErrorKind::usage, fmt::format("--{}: {} is out of range", option, *number));
  }
  return static_cast<std::uint32_t>(*number);
}

Result<unsigned> number_up_to(unsigned most, const Arguments& arguments, std::string_view option) {
  const auto number = arguments.number(option);
  if (!number) return pass(number);
  if (*number < 0 || *number > most) {
    return fail(ErrorKind::usage, fmt::format("--{}: must be between 0 and {}", option, most));
  }
  return static_cast<unsigned>(*number);
}

// `take` is one of WriterLock's functions.
template <typename Lock>
Result<LockedIndex> lock_with(const Lock& take, const Arguments& arguments) {
  const auto wait = arguments.duration("wait");
  if (!wait) return pass(wait);
  const IndexDirectory directory(arguments.text("db"));
  const auto live = directory.live();
  if (!live && live.error().kind == ErrorKind::index_missing) {
    return pass(live);
  }
  auto lock = take(directory.lock_path(), *wait);
  if (!lock) return pass(lock);
  return LockedIndex{directory, std::move(*lock)};
}

}  // namespace

Result<unsigned> jobs_of(const Arguments& arguments) {
  const auto jobs = number_up_to(most_jobs, arguments, "jobs");
  if (!jobs) return pass(jobs);
  if (*jobs > 0) return *jobs;
  return std::max(1U, std::thread::hardware_concurrency());
}

Result<std::vector<std::string>> paths_of(const Arguments& arguments) {
  if (!arguments.operands().empty()) return arguments.operands();
  std::string hint = fmt::format("usage: dateline-indexer {} PATH...", arguments.command().name);
  if (find_option(arguments.command(), "archive") != nullptr) {
    const std::string hiding = arguments.place("db");
    if (arguments.given("archive")) {
      hint = fmt::format("set path in [archive {}]", arguments.text("archive"));
    } else if (hiding.starts_with('$')) {
      hint = fmt::format("{} hides the configured archives: name one with --archive", hiding);
    }
  }
  return fail(ErrorKind::usage, "no file or folder given", hint);
}

Result<unsigned> keep_of(const Arguments& arguments) {
  return number_up_to(most_generations, arguments, "keep");
}

Result<Snapshot> open_index(const Arguments& arguments) {
  return Snapshot::open({arguments.text("db")});
}

Result<LockedIndex> lock_index(const Arguments& arguments) {
  return lock_with(WriterLock::acquire, arguments);
}

Result<LockedIndex> share_index(const Arguments& arguments) {
  return lock_with(WriterLock::share, arguments);
}

std::string command_line(const Arguments& arguments) {
  std::string line(arguments.command().name);
  for (const Option& option : arguments.command().options) {
    if (!arguments.given(option.name)) continue;
    for (const std::string& value : arguments.texts(option.name)) {
      line += fmt::format(" --{}", option.name);
      if (!value.empty()) line += "=" + value;
    }
  }
  for (const std::string& operand : arguments.operands()) line += " " + operand;
  return line;
}

Result<ReadOptions> reading_of(const Arguments& arguments) {
  auto record = arguments.bytes("max-record");
  if (!record) return pass(record);
  auto expanded = arguments.bytes("max-expanded");
  if (!expanded) return pass(expanded);
  auto ratio = count_of(arguments, "max-ratio");
  if (!ratio) return pass(ratio);
  auto nesting = count_of(arguments, "max-nesting");
  if (!nesting) return pass(nesting);
  auto entries = count_of(arguments, "max-entries");
  if (!entries) return pass(entries);
  auto map = FieldMap::parse(arguments.texts("map"));
  if (!map) return pass(map);
  ReadOptions reading{{*record, *expanded, *ratio, *nesting, *entries}, nullptr, {}, {}};
  if (!map->entries().empty()) reading.field_map = std::make_shared<FieldMap>(*std::move(map));
  return reading;
}

}  // namespace dateline
