#include "indexer/source/dump_list.h"

#include <algorithm>

#include "common/support/varint.h"

namespace dateline {

// Coding of a dump: length of the path prefix shared with the previous dump, length of the rest,
// the rest, and its numbers.
void DumpList::add(const Dump& dump) {
  const auto differ =
      std::mismatch(last_path_.begin(), last_path_.end(), dump.path.begin(), dump.path.end());
  const auto shared = static_cast<std::size_t>(differ.first - last_path_.begin());
  put_varint(coded_, shared);
  put_varint(coded_, dump.path.size() - shared);
  coded_.append(dump.path, shared);
  put_varint(coded_, dump.size);
  put_varint(coded_, static_cast<std::uint64_t>(dump.modified_ns));
  put_varint(coded_, dump.inode);
  last_path_ = dump.path;
  ++size_;
  bytes_ += dump.size;
}

DumpList::Iterator& DumpList::Iterator::operator++() {
  at_end_ = rest_.empty();
  if (at_end_) return *this;
  const auto number = [this] {
    std::uint64_t value = 0;
    take_varint(rest_, value);
    return value;
  };
  dump_.path.resize(number());
  const std::uint64_t size = number();
  dump_.path += rest_.substr(0, size);
  rest_.remove_prefix(size);
  dump_.size = number();
  dump_.modified_ns = static_cast<std::int64_t>(number());
  dump_.inode = number();
  return *this;
}

DumpList merge(const DumpList& left, const DumpList& right) {
  DumpList merged;
  auto a = left.begin();
  auto b = right.begin();
  while (a != left.end() || b != right.end()) {
    const bool take_left = b == right.end() || (a != left.end() && a->path <= b->path);
    if (take_left && b != right.end() && a->path == b->path) ++b;
    auto& next = take_left ? a : b;
    merged.add(*next);
    ++next;
  }
  return merged;
}

}  // namespace dateline
