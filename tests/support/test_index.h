#pragma once

#include <string>
#include <vector>

#include "common/release/release.h"
#include "tests/support/temporary_directory.h"

namespace dateline::test {

/// Which terms an index has for the words of titles and bodies.
enum class IndexKind {
  pairs,  ///< words and stems, and the pairs that are learned from the releases
  words,  ///< no pairs
  stems,  ///< stems and pairs
};

/// An index of test releases, written like the indexer does: by the document builder and a segment
/// backend, and published in a directory that is removed with this object.
class TestIndex {
 public:
  explicit TestIndex(const std::vector<Release>& releases, IndexKind kind = IndexKind::pairs)
      : kind_(kind) {
    publish(releases);
  }

  /// Publishes a new generation with only these releases.
  void publish(const std::vector<Release>& releases);

  std::string path() const { return directory_.path().string(); }

 private:
  TemporaryDirectory directory_;
  IndexKind kind_;
};

/// Publishes such an index in any directory.
void publish_index(const std::vector<Release>& releases, const std::string& path,
                   IndexKind kind = IndexKind::pairs);

/// A release with a title, a body, and a day ("2022-11-22", or empty if undated). Its id is the
/// title, its language English.
Release make_release(const std::string& title, const std::string& body,
                     const std::string& date = {});

}  // namespace dateline::test
