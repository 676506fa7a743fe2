#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// The parts of a calendar date as a person typed it, which need not exist ("Feb 30 2005").
struct TypedDate {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;        ///< 0 for a whole month
  bool is_certain = true;  ///< false if another reading is as likely

  /// The date that exists and is nearest, as "2005-02-28" or "2005-02"; both readings as
  /// "2005-10-05 or 2005-05-10".
  std::string nearest() const;
};

/// Reads the forms
///   2005-10-5  2005/10/05  2005.10.5  2005/10     year first
///   5.10.2005                                     day first
///   10/5/2005  10-5-2005                          uncertain unless one of them is no month
///   Oct 5 2005  October 5th, 2005  5 Oct. 2005    the English name of a month, in any case
///   Oct 2005  2005 Oct
/// A month and a year in numbers are certain only if joined by a dash. Returns nothing for any
/// other text.
std::optional<TypedDate> read_typed_date(std::string_view text);

}  // namespace dateline
