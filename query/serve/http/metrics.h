#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace dateline {

/// Counts for /metrics. Thread-safe.
class Metrics {
 public:
  void add(int status, double seconds);

  /// In the text format of Prometheus.
  std::string text(std::size_t releases) const;

 private:
  mutable std::mutex mutex_;
  std::map<int, std::uint64_t> by_status_;
  double seconds_ = 0;
  std::uint64_t requests_ = 0;
};

}  // namespace dateline
