#include "query/serve/http/metrics.h"

#include <fmt/format.h>

namespace dateline {

void Metrics::add(int status, double seconds) {
  const std::lock_guard lock(mutex_);
  ++by_status_[status];
  seconds_ += seconds;
  ++requests_;
}

std::string Metrics::text(std::size_t releases) const {
  const std::lock_guard lock(mutex_);
  std::string text = "# TYPE dateline_requests_total counter\n";
  for (const auto& [status, count] : by_status_) {
    text += fmt::format("dateline_requests_total{{code=\"{}\"}} {}\n", status, count);
  }
  return text + fmt::format(
                    "# TYPE dateline_request_seconds summary\ndateline_request_seconds_sum {:.6f}\n"
                    "dateline_request_seconds_count {}\n# TYPE dateline_releases gauge\n"
                    "dateline_releases {}\n",
                    seconds_, requests_, releases);
}

}  // namespace dateline
