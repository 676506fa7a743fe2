#pragma once

#include <string>
#include <vector>

#include "common/release/release.h"
#include "tests/support/temporary_directory.h"

namespace dateline::test {

/// The words in titles and bodies whose positions an index holds.
enum class Positions {
  all,
  frequent,  ///< words in at least two releases
  none,
};

/// An index of test releases, written like the indexer does: by the document builder and a segment
/// backend, and published in a directory that is removed with this object.
class TestIndex {
 public:
  explicit TestIndex(const std::vector<Release>& releases, Positions positions = Positions::all)
      : positions_(positions) {
    publish(releases);
  }

  /// Publishes a new generation with only these releases.
  void publish(const std::vector<Release>& releases);

  std::string path() const { return directory_.path().string(); }

 private:
  TemporaryDirectory directory_;
  Positions positions_;
};

/// Publishes such an index in any directory.
void publish_index(const std::vector<Release>& releases, const std::string& path,
                   Positions positions = Positions::all);

/// A release with a title, a body, and a day ("2022-11-22", or empty if undated). Its id is the
/// title, its language English.
Release make_release(const std::string& title, const std::string& body,
                     const std::string& date = {});

}  // namespace dateline::test
