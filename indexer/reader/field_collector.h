#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "common/support/result.h"
#include "indexer/reader/field_names.h"
#include "indexer/source/record.h"

namespace dateline {

/// Collects the fields of one structured record: keys are offered with their values, and the best
/// name for each field wins. Not thread-safe.
class FieldCollector {
 public:
  /// Offers the value of a key; ignored if it is empty. That of a key that is no known field name
  /// is kept under it.
  void offer(std::string_view name, std::vector<std::string> values);

  /// Keeps values under a name that stands for no other field. The longest text among them is the
  /// body of a release that has no other, or only a summary.
  void offer_other(std::string_view name, const std::vector<std::string>& values);

  /// Sets a field, overriding offered values; ignored if the text is empty.
  void set(RawField field, std::vector<std::string> values);

  /// Offers a value for a field that nothing else is found for.
  void suggest(RawField field, std::vector<std::string> values);

  /// Whether there is any searchable text yet.
  bool has_text() const;

  /// The release. Bodies and titles that hold HTML are marked or made plain, moments given as
  /// seconds since 1970 become dates, and all text is normalised.
  RawRelease release() &&;

  /// The same for a plain-text record with the given number of undecodable bytes. Error input if it
  /// has neither title nor text.
  Result<RawRelease> text_release(std::size_t undecodable) &&;

 private:
  struct Slot {
    std::size_t rank = std::numeric_limits<std::size_t>::max();
    std::vector<std::string> values;
  };

  void keep(RawField field, std::size_t rank, std::vector<std::string>&& values);
  Slot& slot(RawField field) { return slots_[static_cast<std::size_t>(field)]; }
  const Slot& slot(RawField field) const { return slots_[static_cast<std::size_t>(field)]; }
  std::string first(RawField field);
  std::string trimmed_first(RawField field);

  std::array<Slot, raw_field_count> slots_;
  std::vector<std::string> others_;  ///< "name=value"
  std::string text_;                 ///< the longest under a name that is not known
};

}  // namespace dateline
