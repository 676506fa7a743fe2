#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "common/support/result.h"
#include "indexer/reader/date_parts.h"
#include "indexer/reader/field_names.h"
#include "indexer/reader/other_fields.h"
#include "indexer/source/record.h"

namespace dateline {

/// Collects the fields of one structured record: keys are offered with their values, and the best
/// name for each field wins. Not thread-safe.
class FieldCollector {
 public:
  /// Offers the value of a key; ignored if it is empty. That of a key that is no known field name
  /// is kept under it. What is nearer to the record wins: `distance` counts the objects between.
  void offer(std::string_view name, std::vector<std::string> values, std::size_t distance = 0);

  /// Keeps values under a name that stands for no other field. The longest text among them is the
  /// body of a release that has no other, or only a summary: with the other parts of it, if its
  /// name has a number ("Text 1", "Text 2").
  void offer_other(std::string_view name, const std::vector<std::string>& values);

  /// Whether the field that a name stands for has these values so far.
  bool holds(std::string_view name, const std::vector<std::string>& values) const;

  /// Sets a field, overriding offered values; ignored if the text is empty.
  void set(RawField field, std::vector<std::string> values);

  /// Offers a value for a field that nothing else is found for.
  void suggest(RawField field, std::vector<std::string> values);

  /// Whether there is any searchable text yet.
  bool has_text() const;

  /// Whether there is a value for a field; a body under the name of one, rather than a summary.
  bool has(RawField field) const { return !slot(field).values.empty(); }

  /// The release. Bodies and titles that hold HTML are marked or made plain, moments given as
  /// seconds since 1970 become dates, and all text is normalised.
  RawRelease release() &&;

  /// The same for a plain-text record with the given number of undecodable bytes. Error input if it
  /// has neither title nor text.
  Result<RawRelease> text_release(std::size_t undecodable) &&;

 private:
  /// How well a value stands for a field, the best first.
  struct Choice {
    std::size_t distance = 0;
    std::size_t rank = 0;

    auto operator<=>(const Choice&) const = default;
  };

  static constexpr Choice no_choice{std::numeric_limits<std::size_t>::max(), 0};

  struct Slot {
    Choice choice = no_choice;
    std::vector<std::string> values;
  };

  struct Summary {
    Choice choice;
    std::string text;
  };

  void keep(RawField field, Choice choice, std::vector<std::string>&& values);
  std::string take_body();
  void add_endings(RawRelease& raw);
  std::vector<std::string> lines_above(const std::string& title);
  RawRelease finish(bool plain);
  Slot& slot(RawField field) { return slots_[static_cast<std::size_t>(field)]; }
  const Slot& slot(RawField field) const { return slots_[static_cast<std::size_t>(field)]; }
  std::string first(RawField field);
  std::string trimmed_first(RawField field);

  std::array<Slot, raw_field_count> slots_;
  DateParts date_parts_;
  std::string source_url_;  ///< a source that is an address
  std::vector<Summary> summaries_;
  std::vector<std::string> endings_;  ///< what stands below the body
  std::string empty_page_;            ///< a body without text
  OtherFields others_;
};

}  // namespace dateline
