#include "common/manifest/entry_list.h"

#include <utility>

#include "common/manifest/entry_codec.h"

namespace dateline {

std::optional<EntryList> EntryList::parse(std::string bytes) {
  EntryList list;
  std::string_view rest = bytes;
  std::string last;
  for (DumpEntry entry; !rest.empty(); ++list.size_) {
    if (!take_entry(rest, entry) || entry.dump.path <= last) return std::nullopt;
    last.swap(entry.dump.path);
  }
  list.bytes_ = std::move(bytes);
  return list;
}

EntryList::Place EntryList::place_of(std::string_view path) const {
  std::string_view rest = bytes_;
  if (path > changed_path_) rest.remove_prefix(changed_to_);
  for (DumpEntry entry; !rest.empty();) {
    const std::size_t begin = bytes_.size() - rest.size();
    take_entry(rest, entry);
    if (entry.dump.path < path) continue;
    const std::size_t end = bytes_.size() - rest.size();
    return {begin, entry.dump.path == path ? end - begin : 0};
  }
  return {bytes_.size(), 0};
}

std::optional<DumpEntry> EntryList::find(std::string_view path) const {
  const Place place = place_of(path);
  if (place.size == 0) return std::nullopt;
  DumpEntry entry;
  std::string_view bytes = std::string_view(bytes_).substr(place.begin);
  take_entry(bytes, entry);
  return entry;
}

void EntryList::put(const DumpEntry& entry) {
  const Place place = place_of(entry.dump.path);
  const std::size_t behind = bytes_.size() - place.begin - place.size;
  if (behind == 0 && place.size == 0) {
    put_entry(bytes_, entry);
  } else {
    std::string coded;
    put_entry(coded, entry);
    bytes_.replace(place.begin, place.size, coded);
  }
  if (place.size == 0) ++size_;
  changed_to_ = bytes_.size() - behind;
  changed_path_ = entry.dump.path;
}

bool EntryList::erase(std::string_view path) {
  const Place place = place_of(path);
  if (place.size == 0) return false;
  bytes_.erase(place.begin, place.size);
  --size_;
  changed_to_ = place.begin;
  changed_path_ = path;
  return true;
}

bool EntryCursor::next() {
  return !rest_.empty() && take_entry(rest_, entry_);
}

}  // namespace dateline
