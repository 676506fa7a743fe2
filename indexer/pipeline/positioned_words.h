#pragma once

#include <xapian.h>

#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dateline {

/// Of which words an index that is being updated holds positions, so that what is added keeps to
/// it: of a word that has none in the index, or is new to it, none are added. What was said of a
/// word is remembered, for the update itself changes the index. Thread-safe.
class PositionedWords {
 public:
  /// May throw Xapian's exceptions, as all members.
  explicit PositionedWords(const std::filesystem::path& generation)
      : database_(generation.string()) {}

  bool operator()(std::string_view word);

 private:
  std::mutex mutex_;
  Xapian::Database database_;
  std::unordered_map<std::string, bool> known_;
};

}  // namespace dateline
