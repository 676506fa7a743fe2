#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "common/database/snapshot.h"
#include "common/support/deadline.h"
#include "query/match/text_check.h"

namespace dateline {

/// Restricts parts of a query to releases whose texts pass a test that the index cannot answer.
class TextFilter {
 public:
  virtual ~TextFilter() = default;

  /// Of the releases that match all candidates, those that pass.
  virtual Xapian::Query passing(std::vector<Xapian::Query> candidates, TextCheck::Test test) = 0;

  /// How many of these queries match too much, since no text has been read yet.
  virtual std::size_t unread() const = 0;

  /// Of reading while Xapian matches, or null.
  virtual Deadline* deadline() const { return nullptr; }
};

/// Has the texts read while Xapian matches. The snapshot and the deadline, if any, must outlive it
/// and the queries.
class MatchingTextFilter : public TextFilter {
 public:
  MatchingTextFilter(const Snapshot& snapshot, Deadline* deadline)
      : snapshot_(snapshot), deadline_(deadline) {}

  Xapian::Query passing(std::vector<Xapian::Query> candidates, TextCheck::Test test) override;
  std::size_t unread() const override { return 0; }
  Deadline* deadline() const override { return deadline_; }

 private:
  const Snapshot& snapshot_;
  Deadline* deadline_;
};

/// For servers, which run none of our code: a query is built twice. The first time, each part
/// matches all its candidates. Then read() fetches the best of those that the whole query finds,
/// and tests them. The second time, the query names those that passed. The snapshot must outlive
/// it.
class FetchingTextFilter : public TextFilter {
 public:
  explicit FetchingTextFilter(const Snapshot& snapshot) : snapshot_(snapshot) {}

  Xapian::Query passing(std::vector<Xapian::Query> candidates, TextCheck::Test test) override;
  std::size_t unread() const override { return is_read_ ? 0 : parts_.size(); }

  /// Reads up to `most` texts for each part. `whole` is the query as built with candidates, and
  /// `scheme` what it is weighed by. May throw Xapian's exceptions.
  void read(const Xapian::Query& whole, const Xapian::Weight& scheme, Xapian::doccount most);

  /// Whether there were no more candidates than were read, and all that passed could be named.
  bool complete() const { return complete_; }

 private:
  struct Part {
    Xapian::Query candidates;
    TextCheck::Test test;
    std::vector<std::string> passed;  ///< terms of the ids of releases
  };

  const Snapshot& snapshot_;
  std::vector<Part> parts_;  ///< in the order in which a query is built
  std::size_t next_ = 0;     ///< in parts_, when it is built again
  bool is_read_ = false;
  bool complete_ = true;
};

}  // namespace dateline
