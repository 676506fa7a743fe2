#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/support/result.h"
#include "query/search/lookup.h"
#include "query/search/search_request.h"

namespace dateline {

/// The last search on a terminal and the releases that it listed, so that its releases can be named
/// by rank.
struct LastSearch {
  std::vector<std::string> indexes;  ///< absolute paths
  std::string text;                  ///< the words, and how they were understood
  bool any = false;
  bool exact = false;
  std::string language;  ///< code, or empty for that of the archive
  std::size_t first_rank = 1;
  std::vector<Reference> hits;  ///< by rank

  /// A request for the same words, to mark them.
  SearchRequest words() const;

  /// The release that was listed at the rank that a text says; nullopt if there was none.
  std::optional<Reference> at_rank(std::string_view typed) const;

  /// Whether a text names one of the releases listed: by rank, id or short id.
  bool lists(std::string_view typed) const;
};

/// As JSON, and back; nothing from any other text.
std::string encode_last_search(const LastSearch& search);
std::optional<LastSearch> decode_last_search(std::string_view text);

/// The file that stores it: one per terminal session (setsid(2)), in $XDG_RUNTIME_DIR/dateline or
/// otherwise in `last` in the state folder, where files of other sessions are removed after a week.
/// Nothing is stored without a terminal.
class LastSearchFile {
 public:
  /// Creates the folder. nullopt without a controlling terminal or a folder to write to.
  static std::optional<LastSearchFile> of_terminal();

  explicit LastSearchFile(std::filesystem::path path) : path_(std::move(path)) {}

  std::filesystem::path folder() const { return path_.parent_path(); }

  /// nullopt if there is none, or none that can be read.
  std::optional<LastSearch> load() const;
  Result<void> save(const LastSearch& search) const;

 private:
  std::filesystem::path path_;
};

}  // namespace dateline
