#pragma once

#include <string>
#include <vector>

#include "common/release/release.h"
#include "tests/support/temporary_directory.h"

namespace dateline::test {

/// Of which words of titles and bodies an index holds positions.
enum class Positions {
  all,
  frequent,  ///< of those in two releases at least
  none,
};

/// An index of releases made in a test, written as the indexer writes it: by the document builder
/// and a segment backend, published in a directory that goes with this object.
class TestIndex {
 public:
  explicit TestIndex(const std::vector<Release>& releases, Positions positions = Positions::all)
      : positions_(positions) {
    publish(releases);
  }

  /// Publishes a new generation with these releases alone.
  void publish(const std::vector<Release>& releases);

  std::string path() const { return directory_.path().string(); }

 private:
  TemporaryDirectory directory_;
  Positions positions_;
};

/// Publishes such an index in any directory.
void publish_index(const std::vector<Release>& releases, const std::string& path,
                   Positions positions = Positions::all);

/// A release with a title, a body, and a day ("2022-11-22", or empty for an undated one). Its id is
/// the title, its language English.
Release make_release(const std::string& title, const std::string& body,
                     const std::string& date = {});

}  // namespace dateline::test
