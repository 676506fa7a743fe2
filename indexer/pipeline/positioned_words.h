#pragma once

#include <xapian.h>

#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dateline {

/// Tells which words have positions in an index being updated, so that additions follow suit: words
/// that have none in the index, or are new to it, get none. Answers are cached, since the update
/// itself changes the index. Thread-safe.
class PositionedWords {
 public:
  /// Like all members, may throw Xapian's exceptions.
  explicit PositionedWords(const std::filesystem::path& generation)
      : database_(generation.string()) {}

  bool operator()(std::string_view word);

 private:
  std::mutex mutex_;
  Xapian::Database database_;
  std::unordered_map<std::string, bool> known_;
};

}  // namespace dateline
