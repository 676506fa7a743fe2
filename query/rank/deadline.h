#pragma once

#include <xapian.h>

#include <optional>
#include <string>

#include "common/database/checked_database.h"
#include "common/support/deadline.h"

namespace dateline {

/// A Xapian::PostingSource that matches every document until the deadline and none afterwards. Use
/// it on the right of OP_FILTER; Enquire::set_time_limit would only stop the counting. The deadline
/// must outlive it.
class DeadlineSource : public Xapian::PostingSource {
 public:
  explicit DeadlineSource(Deadline& deadline) : deadline_(&deadline) {}

  Xapian::doccount get_termfreq_min() const override { return 0; }
  /// Slightly below the estimate of sources that read texts, so that this cheaper one goes first.
  Xapian::doccount get_termfreq_est() const override { return size_ > 0 ? size_ - 1 : 0; }
  Xapian::doccount get_termfreq_max() const override { return size_; }

  void next(double min_weight) override;
  void skip_to(Xapian::docid document, double min_weight) override;
  bool at_end() const override { return document_ > last_; }
  Xapian::docid get_docid() const override { return document_; }

  DeadlineSource* clone() const override;
  void init(const Xapian::Database& shard) override;
  std::string get_description() const override { return "DeadlineSource"; }

 private:
  Deadline* deadline_;
  unsigned calls_ = 0;
  Xapian::docid document_ = 0;
  Xapian::docid last_ = 0;
  Xapian::doccount size_ = 0;
};

/// Limits a query to a deadline, if there is one, which must outlive the result. Over servers,
/// which know no such source, the time to wait for each is limited instead (OpenOptions).
Xapian::Query within_time(const CheckedDatabase& database, const Xapian::Query& query,
                          std::optional<Deadline>& deadline);

}  // namespace dateline
