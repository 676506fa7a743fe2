#include "query/retrieve/value_column.h"

#include <algorithm>
#include <ranges>
#include <utility>

#include "common/release/date.h"
#include "query/retrieve/remote_matches.h"

namespace dateline {
namespace {

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

void ValueColumn::read(std::span<const Xapian::docid> documents) {
  if (remote_ != nullptr) return;
  std::optional<Xapian::ValueIterator> values;
  for (auto at = documents.begin(); at != documents.end() && *at <= last_;) {
    const Xapian::docid number = *at / block_size;
    const auto end = std::lower_bound(at, documents.end(), (number + 1) * block_size);
    read_block(blocks_[number], {at, end}, values);
    at = end;
  }
}

void ValueColumn::read_block(Block& block, std::span<const Xapian::docid> documents,
                             std::optional<Xapian::ValueIterator>& values) {
  if (block.empty()) block.assign(block_size, unread);
  const auto is_unread = [&](Xapian::docid id) { return block[id % block_size] == unread; };
  const auto first = std::ranges::find_if(documents, is_unread);
  if (first == documents.end()) return;
  if (values) {
    database_.check_values(slot_, *first, documents.back());
  } else {
    values = database_.values_from(slot_, *first, documents.back());
  }
  const auto end = database_.valuestream_end(slot_);
  for (const Xapian::docid document : std::span(first, documents.end())) {
    if (!is_unread(document)) continue;
    if (*values != end) values->skip_to(document);
    const bool has_value = *values != end && values->get_docid() == document;
    block[document % block_size] = has_value ? decode_(**values) : none_;
  }
}

std::uint64_t day_value(Date date) {
  return static_cast<std::uint64_t>(date.day_number() - first_day);
}

std::uint64_t decode_day(const std::string& value) {
  const auto dated = GradedDate::from_value(value);
  return dated && dated->date.day_number() >= first_day ? day_value(dated->date) : no_day;
}

namespace {

std::uint64_t decode_graded_day(const std::string& value) {
  const auto dated = GradedDate::from_value(value);
  if (!dated || dated->date.day_number() < first_day) return no_day;
  return 2 * day_value(dated->date) + (dated->grade == DateGrade::stated ? 0 : 1);
}

}  // namespace

DayColumn::DayColumn(const CheckedDatabase& database, RemoteMatches* remote)
    : database_(database), column_(database, date_slot, decode_graded_day, no_day, remote) {}

}  // namespace dateline
