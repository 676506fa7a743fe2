#include "common/manifest/entry_list.h"

#include <utility>

#include "common/support/varint.h"

namespace dateline {
namespace {

// Offset 0 means no resume point.
bool take_resume_point(std::string_view& in, std::optional<ResumePoint>& resume) {
  ResumePoint point;
  std::uint64_t number = 0;
  resume.reset();
  if (!take_varint(in, point.offset)) return false;
  if (point.offset == 0) return true;
  if (!take_varint(in, number) || number > UINT32_MAX || !take_varint(in, point.records)) {
    return false;
  }
  point.number = static_cast<std::uint32_t>(number);
  resume = point;
  return true;
}

// What a refusal is of: 0 for a whole file, else the record plus 1; above that number, how many
// more it stands for.
constexpr unsigned record_bits = 33;

std::uint64_t number_of(const Refusal& refusal) {
  const std::uint64_t record = refusal.whole_file ? 0 : std::uint64_t{refusal.record} + 1;
  return std::uint64_t{refusal.more} << record_bits | record;
}

bool take_refusal(std::string_view& in, Refusal& refusal) {
  std::uint64_t number = 0;
  if (!take_varint(in, number)) return false;
  refusal.more = static_cast<std::uint32_t>(number >> record_bits);
  const std::uint64_t record = number & ((std::uint64_t{1} << record_bits) - 1);
  if (record > UINT32_MAX + std::uint64_t{1}) return false;
  refusal.whole_file = record == 0;
  refusal.record = refusal.whole_file ? 0 : static_cast<std::uint32_t>(record - 1);
  return take_text(in, refusal.member) && take_text(in, refusal.reason);
}

}  // namespace

void put_outcome(std::string& out, const DumpOutcome& outcome) {
  put_varint(out, outcome.digest);
  put_varint(out, outcome.records);
  put_varint(out, outcome.releases);
  const ResumePoint resume = outcome.resume.value_or(ResumePoint{});
  put_varint(out, resume.offset);
  if (resume.offset > 0) {
    put_varint(out, resume.number);
    put_varint(out, resume.records);
  }
  put_varint(out, outcome.refusals.size());
  for (const Refusal& refusal : outcome.refusals) {
    put_varint(out, number_of(refusal));
    put_text(out, refusal.member);
    put_text(out, refusal.reason);
  }
}

bool take_outcome(std::string_view& in, const std::string& path, DumpOutcome& outcome) {
  std::uint64_t refusals = 0;
  if (!take_varint(in, outcome.digest) || !take_varint(in, outcome.records) ||
      !take_varint(in, outcome.releases) || !take_resume_point(in, outcome.resume) ||
      !take_varint(in, refusals) || refusals > in.size()) {
    return false;
  }
  outcome.refusals.resize(refusals);
  for (Refusal& refusal : outcome.refusals) {
    if (!take_refusal(in, refusal)) return false;
    refusal.file = path;
  }
  return true;
}

void put_entry(std::string& out, const DumpEntry& entry) {
  put_text(out, entry.dump.path);
  put_varint(out, entry.dump.size);
  put_varint(out, static_cast<std::uint64_t>(entry.dump.modified_ns));
  put_varint(out, entry.dump.inode);
  put_outcome(out, entry);
}

bool take_entry(std::string_view& in, DumpEntry& entry) {
  std::uint64_t modified = 0;
  if (!take_text(in, entry.dump.path) || !take_varint(in, entry.dump.size) ||
      !take_varint(in, modified) || !take_varint(in, entry.dump.inode)) {
    return false;
  }
  entry.dump.modified_ns = static_cast<std::int64_t>(modified);
  return take_outcome(in, entry.dump.path, entry);
}

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
