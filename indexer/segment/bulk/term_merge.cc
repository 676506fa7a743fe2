#include "indexer/segment/bulk/term_merge.h"

#include <algorithm>

#include "indexer/segment/bulk/sort_prefix.h"

namespace dateline {

TermMerge::TermMerge(std::span<const Run> runs, Section section) {
  for (const Run& run : runs) {
    cursors_.push_back({run.open(section), {}});
    holders_.push_back(static_cast<std::uint32_t>(holders_.size()));
  }
}

bool TermMerge::next() {
  const auto later = [this](const Waiting& left, const Waiting& right) {
    return comes_later(left, right);
  };
  for (const std::uint32_t run : holders_) advance(run);
  holders_.clear();
  while (!heap_.empty() && (holders_.empty() || cursors_[heap_.front().run].term == term())) {
    holders_.push_back(heap_.front().run);
    std::pop_heap(heap_.begin(), heap_.end(), later);
    heap_.pop_back();
  }
  return !holders_.empty();
}

void TermMerge::advance(std::uint32_t run) {
  auto& [section, term] = cursors_[run];
  if (section.at_end()) return;
  const std::uint64_t shared = section.number();
  if (shared > term.size()) section.reject();
  term.resize(std::min<std::size_t>(shared, term.size()));
  term += section.sized_bytes();
  heap_.push_back({sort_prefix(term), run});
  std::push_heap(heap_.begin(), heap_.end(), [this](const Waiting& left, const Waiting& right) {
    return comes_later(left, right);
  });
}

bool TermMerge::comes_later(const Waiting& left, const Waiting& right) const {
  if (left.prefix != right.prefix) return left.prefix > right.prefix;
  const int order = cursors_[left.run].term.compare(cursors_[right.run].term);
  return order != 0 ? order > 0 : left.run > right.run;
}

Result<void> TermMerge::finish() const {
  for (const Cursor& cursor : cursors_) {
    if (auto finished = cursor.section.finish(); !finished) return finished;
  }
  return {};
}

}  // namespace dateline
