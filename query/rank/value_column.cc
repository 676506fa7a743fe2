#include "query/rank/value_column.h"

#include <algorithm>

#include "common/release/date.h"
#include "query/rank/remote_matches.h"

namespace dateline {
namespace {

constexpr Xapian::docid neighbours = 8;  // may replace each other in a sample
constexpr int first_day = Date::from_ymd(0, 3, 1)->day_number();

}  // namespace

ValueColumn::ValueColumn(CheckedDatabase database, Xapian::valueno slot, Decode decode,
                         std::uint64_t none, RemoteMatches* remote)
    : database_(std::move(database)),
      slot_(slot),
      decode_(decode),
      none_(none),
      remote_(remote),
      last_(database_.get_lastdocid()),
      blocks_(last_ / block_size + 1) {}

std::uint64_t ValueColumn::remote_value(Xapian::docid document) const {
  const std::string& value = remote_->value(document, slot_);
  return value.empty() ? none_ : decode_(value);
}

void ValueColumn::load(Xapian::docid number) {
  Block& block = blocks_[number];
  block.values.assign(block_size, none_);
  const Xapian::docid begin = number * block_size;
  const Xapian::docid first = std::max<Xapian::docid>(begin, 1);
  const Xapian::docid last = std::min(begin + (block_size - 1), last_);
  if (first > last) return;
  auto at = database_.values_from(slot_, first, last);
  const auto end = database_.valuestream_end(slot_);
  std::string decoded;  // neighbours often share a value, such as a date
  std::uint64_t value = none_;
  for (; at != end && at.get_docid() <= last; ++at) {
    if (std::string here = *at; here != decoded) {
      value = decode_(here);
      decoded = std::move(here);
    }
    block.values[at.get_docid() - begin] = value;
    if (value != none_) block.greatest = std::max(block.greatest, value);
  }
}

std::vector<Xapian::docid> ValueColumn::at_least(std::uint64_t least) {
  std::vector<Xapian::docid> documents;
  for (Xapian::docid number = 0; number < blocks_.size(); ++number) {
    const Block& block = block_of(number);
    if (block.greatest < least) continue;
    for (Xapian::docid i = 0; i < block_size; ++i) {
      if (block.values[i] >= least && block.values[i] != none_) {
        documents.push_back(number * block_size + i);
      }
    }
  }
  return documents;
}

std::vector<std::uint64_t> ValueColumn::sample(Xapian::docid size) const {
  std::vector<std::uint64_t> values;
  const Xapian::docid step = std::max<Xapian::docid>(last_ / size, 1);
  const auto end = database_.valuestream_end(slot_);
  for (Xapian::docid i = 0; i < size && i * step < last_; ++i) {
    const Xapian::docid first = i * step + 1;
    const Xapian::docid last = first + std::min(step, neighbours) - 1;
    const auto at = database_.values_from(slot_, first, last);
    if (at != end && at.get_docid() <= last) values.push_back(decode_(*at));
  }
  return values;
}

std::uint64_t day_value(Date date) {
  return static_cast<std::uint64_t>(date.day_number() - first_day);
}

std::uint64_t decode_day(const std::string& value) {
  const auto dated = GradedDate::from_value(value);
  return dated && dated->date.day_number() >= first_day ? day_value(dated->date) : no_day;
}

std::uint64_t decode_stated_day(const std::string& value) {
  const auto dated = GradedDate::from_value(value);
  return dated && dated->grade == DateGrade::stated ? decode_day(value) : no_day;
}

}  // namespace dateline
