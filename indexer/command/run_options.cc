#include "indexer/command/run_options.h"

#include <algorithm>
#include <thread>

namespace dateline {
namespace {

constexpr std::int64_t most_jobs = 256;

}  // namespace

Result<unsigned> jobs_of(const Arguments& arguments) {
  const auto jobs = arguments.number("jobs");
  if (!jobs) return tl::unexpected<Error>(jobs.error());
  if (*jobs < 0 || *jobs > most_jobs) {
    return fail(ErrorKind::usage, "--jobs takes a number from 0 to 256");
  }
  if (*jobs == 0) return std::max(1U, std::thread::hardware_concurrency());
  return static_cast<unsigned>(*jobs);
}

Result<std::vector<std::string>> paths_of(const Arguments& arguments) {
  if (arguments.operands().empty()) {
    return fail(ErrorKind::usage, "no file or folder is named",
                "name what to read: dateline-indexer index FOLDER");
  }
  return arguments.operands();
}

}  // namespace dateline
