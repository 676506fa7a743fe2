#include "query/rank/value_column.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr int first_day = Date::from_ymd(0, 3, 1)->day_number();

}  // namespace

ValueColumn::ValueColumn(CheckedDatabase database, Xapian::valueno slot, Decode decode,
                         std::uint64_t none)
    : database_(std::move(database)), slot_(slot), decode_(decode), none_(none) {
  const std::size_t size = std::size_t{database_.get_lastdocid()} + 1;
  values_.assign(size, none);
  loaded_.assign(size / block_size + 1, false);
  greatest_.assign(loaded_.size(), 0);
}

void ValueColumn::load(Xapian::docid block) {
  const Xapian::docid begin = std::max<Xapian::docid>(block * block_size, 1);
  const std::size_t next = (std::size_t{block} + 1) * block_size;
  const auto end = static_cast<Xapian::docid>(std::min(next, values_.size()));
  if (begin >= end) return;
  auto value = database_.values_from(slot_, begin, end - 1);
  const auto last = database_.valuestream_end(slot_);
  std::string decoded;  // neighbours often have the same value, as the date of a day's releases
  std::uint64_t number = none_;
  for (; value != last && value.get_docid() < end; ++value) {
    if (std::string here = *value; here != decoded) {
      number = decode_(here);
      decoded = std::move(here);
    }
    values_[value.get_docid()] = number;
    if (number != none_) greatest_[block] = std::max(greatest_[block], number);
  }
  loaded_[block] = true;
}

std::vector<Xapian::docid> ValueColumn::at_least(std::uint64_t least) {
  std::vector<Xapian::docid> documents;
  for (Xapian::docid block = 0; block < loaded_.size(); ++block) {
    if (!loaded_[block]) load(block);
    if (greatest_[block] < least) continue;
    const std::size_t begin = std::size_t{block} * block_size;
    const std::size_t end = std::min(begin + block_size, values_.size());
    for (std::size_t document = begin; document < end; ++document) {
      const std::uint64_t value = values_[document];
      if (value >= least && value != none_) {
        documents.push_back(static_cast<Xapian::docid>(document));
      }
    }
  }
  return documents;
}

std::vector<std::uint64_t> ValueColumn::sample(Xapian::docid size) const {
  std::vector<std::uint64_t> values;
  const Xapian::docid step = std::max<Xapian::docid>(database_.get_lastdocid() / size, 1);
  auto value = database_.valuestream_begin(slot_);
  const auto last = database_.valuestream_end(slot_);
  while (value != last && values.size() < size) {
    values.push_back(decode_(*value));
    value.skip_to(value.get_docid() + step);
  }
  return values;
}

std::uint64_t day_value(Date date) {
  return static_cast<std::uint64_t>(date.day_number() - first_day);
}

std::uint64_t decode_day(const std::string& value) {
  const auto date = Date::parse(value);
  return date && date->day_number() >= first_day ? day_value(*date) : no_day;
}

}  // namespace dateline
