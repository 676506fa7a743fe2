#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string_view>

namespace dateline {

/// The stages of answering a query, in order.
enum class Stage : std::uint8_t {
  parse,     ///< turning words into an index query
  match,     ///< finding and ranking
  fold,      ///< collapsing copies
  read,      ///< reading and decompressing the stored results
  snippets,  ///< finding the words of the query in them
  render,    ///< writing results in a format
};

inline constexpr std::array<std::string_view, 6> stage_names{"parse", "match",    "fold",
                                                             "read",  "snippets", "render"};

/// Seconds spent on one query in each stage.
struct StageTimes {
  std::array<double, stage_names.size()> seconds{};

  double total() const { return std::accumulate(seconds.begin(), seconds.end(), 0.0); }
};

/// Measures consecutive stages in wall time.
class StageClock {
 public:
  explicit StageClock(StageTimes& times) : times_(times) {}

  /// Adds the time since the last call, or since construction, to this stage.
  void end(Stage stage) {
    const auto now = Clock::now();
    times_.seconds[static_cast<std::size_t>(stage)] +=
        std::chrono::duration<double>(now - since_).count();
    since_ = now;
  }

 private:
  using Clock = std::chrono::steady_clock;

  StageTimes& times_;
  Clock::time_point since_ = Clock::now();
};

}  // namespace dateline
