#pragma once

#include <xapian.h>

#include <chrono>
#include <optional>
#include <string>

namespace dateline {

/// A moment at which a search ends with what it has found until then. Not thread-safe.
class Deadline {
 public:
  explicit Deadline(double seconds)
      : moment_(Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                   std::chrono::duration<double>(seconds))) {}

  /// Whether it has come; once it has, it has for ever.
  bool check() { return passed_ = passed_ || Clock::now() >= moment_; }

  /// Whether a check has found it passed, so that something may be missing.
  bool passed() const { return passed_; }

 private:
  using Clock = std::chrono::steady_clock;

  Clock::time_point moment_;
  bool passed_ = false;
};

/// A Xapian::PostingSource that claims every document until the deadline and none behind it. It
/// is made to stand on the right of OP_FILTER: Enquire::set_time_limit would only end the counting.
/// The deadline outlives it.
class DeadlineSource : public Xapian::PostingSource {
 public:
  explicit DeadlineSource(Deadline& deadline) : deadline_(&deadline) {}

  Xapian::doccount get_termfreq_min() const override { return 0; }
  /// Just under what a source that reads texts claims: the cheaper of the two is asked first.
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
  Xapian::docid document_ = 0;
  Xapian::docid last_ = 0;
  Xapian::doccount size_ = 0;
};

/// What a query finds until the deadline, where there is one; the deadline outlives it.
Xapian::Query within_time(const Xapian::Query& query, std::optional<Deadline>& deadline);

/// Whether a deadline ended something that was asked within it.
inline bool has_passed(const std::optional<Deadline>& deadline) {
  return deadline && deadline->passed();
}

}  // namespace dateline
