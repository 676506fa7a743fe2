#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string_view>

namespace dateline {

/// The stages of answering a query, in their order.
enum class Stage : std::uint8_t {
  parse,     ///< from words to a query of the index
  match,     ///< finding and ranking
  fold,      ///< putting copies together
  read,      ///< reading and decompressing what is stored of the results
  snippets,  ///< finding the words of the query in them
  render,    ///< writing them in a format
};

inline constexpr std::array<std::string_view, 6> stage_names{"parse", "match",    "fold",
                                                             "read",  "snippets", "render"};

/// Seconds that one query spent in each stage.
struct StageTimes {
  std::array<double, stage_names.size()> seconds{};

  double total() const { return std::accumulate(seconds.begin(), seconds.end(), 0.0); }
};

/// Measures stages that follow each other, in time that passes (not in CPU time).
class StageClock {
 public:
  explicit StageClock(StageTimes& times) : times_(times) {}

  /// Counts the time since the last call, or since the clock was made, to that stage.
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
