#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "common/source/byte_stream.h"
#include "common/source/content_digest.h"
#include "common/source/opener.h"
#include "common/support/stop_signal.h"
#include "indexer/format/form.h"
#include "indexer/pipeline/chunk.h"
#include "indexer/source/walk.h"

namespace dateline {
namespace {

constexpr std::uint64_t least_chunk_bytes = std::uint64_t{1} << 20;
constexpr std::uint64_t record_cost = 1024;  ///< bytes of memory for a record, however short
constexpr std::uint64_t least_records = 16;  ///< that a chunk may have

// Collects records into chunks and passes on full ones.
class ChunkReader {
 public:
  ChunkReader(const DumpList& dumps, const ReadOptions& options, std::size_t chunk_bytes,
              unsigned jobs, const ChunkSink& sink)
      : options_(options),
        chunk_bytes_(chunk_bytes),
        jobs_(jobs),
        sink_(sink),
        bytes_left_(dumps.bytes()) {}

  // False to stop reading.
  bool read(const Dump& dump) {
    dump_ = std::make_shared<Dump>(dump);
    const auto resume = options_.resume.find(dump.path);
    from_ = resume == options_.resume.end() ? ResumePoint{} : resume->second;
    last_ = from_;
    records_ = from_.records;
    const auto digest = read_members(dump);
    bytes_left_ -= dump.size;
    if (!digest && records_ == 0) refuse("", 0, true, digest.error());
    if (!going_on_) return false;
    const bool whole = digest || is_odd(dump, options_.roots.place_of(dump.path));
    chunk_.finished.push_back({dump_, digest.value_or(0), records_, whole, resume_point()});
    return flush_if_full();
  }

  void finish() {
    if (going_on_ && !chunk_.finished.empty()) flush();
  }

 private:
  // Reads a dump up to the size at which it was found, and returns the digest of that part.
  Result<std::uint64_t> read_members(const Dump& dump) {
    auto file = open_file(options_.roots.place_of(dump.path));
    if (!file) return pass(file);
    ContentDigest digest;
    BufferedStream stream(std::make_unique<DigestStream>(std::move(*file), dump.size, digest));
    open_stream(
        stream, dump.path, options_.limits, [&](Member&& member) { return read_member(member); },
        from_);
    if (!going_on_) return std::uint64_t{0};
    if (const auto rest = stream.skip(dump.size); !rest) return pass(rest);
    return digest.value();
  }

  // nullopt if resuming would save nothing or skip records.
  std::optional<ResumePoint> resume_point() const {
    return last_ && last_->offset > 0 ? last_ : std::nullopt;
  }

  bool read_member(Member& member) {
    const bool is_dump = member.path.empty();
    if (!is_dump && member.resume) last_ = {member.resume->offset, member.resume->number, records_};
    if (is_dump && !member.stream) last_.reset();
    if (!member.stream) {
      refuse(member.path, 0, true, member.stream.error());
      return true;
    }
    BufferedStream& stream = **member.stream;
    const auto begin = peek_sample(stream);
    if (!begin) {
      refuse(member.path, 0, true, begin.error());
      return true;
    }
    const auto form = recognise({member.name, *begin, &member.hints});
    if (!form) {
      refuse(member.path, 0, true, form.error());
      return true;
    }
    const bool grows = is_dump && member.resume && (*form)->grows();
    if (is_dump && !grows) last_.reset();
    const std::uint32_t first = grows ? from_.number : 0;
    if (const auto skipped = stream.skip(grows ? from_.offset : 0); !skipped) {
      refuse(member.path, first, true, skipped.error());
      return true;
    }
    std::uint32_t records = first;
    const auto split =
        (*form)->split(stream, options_.limits.record_bytes, [&](Result<Slice> slice) {
          if (!slice) {
            refuse(member.path, records++, false, slice.error());
            return true;
          }
          slice->record += first;
          records = slice->record + 1;
          if (grows) last_ = {slice->offset, slice->record, records_};
          return add(member, **form, std::move(*slice));
        });
    if (!split) {
      if (is_dump) last_.reset();
      refuse(member.path, records, records == 0, split.error());
    } else if (records == 0 && going_on_) {
      refuse(member.path, 0, true, {ErrorKind::input, "contains no releases", {}});
    }
    return going_on_;
  }

  // A full chunk waits for the next record: if none comes, it also finishes the dump.
  bool add(const Member& member, const Form& form, Slice&& slice) {
    if (!flush_if_full()) return false;
    Record record;
    record.dump = dump_;
    record.form = &form;
    record.hints = member.hints;
    record.field_map = options_.field_map;
    record.most_elements = options_.limits.elements;
    record.context = std::move(slice.context);
    record.bytes = std::move(slice.bytes);
    record.origin = {dump_->path, member.path, slice.record, slice.offset, record.bytes.size()};
    ++records_;
    chunk_.bytes += record.bytes.size();
    chunk_.records.push_back(std::move(record));
    return true;
  }

  void refuse(const std::string& member, std::uint32_t record, bool whole, const Error& error) {
    flush_if_full();
    ++records_;
    chunk_.refusals.push_back({dump_->path, member, record, whole,
                               refusal_reason(error, options_.roots.place_of(dump_->path))});
  }

  bool flush_if_full() {
    if (stop_requested()) going_on_ = false;
    const std::uint64_t most = std::max(chunk_bytes_ / record_cost, least_records);
    const std::uint64_t records = chunk_.records.size() + chunk_.refusals.size();
    if (records >= most || chunk_.bytes >= full_chunk()) flush();
    return going_on_;
  }

  // Chunks grow at the start and shrink towards the end (Polychronopoulos and Kuck, "Guided
  // self-scheduling", 1987), so that all workers start soon and finish at about the same time.
  std::uint64_t full_chunk() const {
    const std::uint64_t wanted = std::min(bytes_read_, bytes_left_ / (2 * std::uint64_t{jobs_}));
    return std::min(chunk_bytes_, std::max(wanted, least_chunk_bytes));
  }

  void flush() {
    const std::uint32_t next = chunk_.number + 1;
    bytes_read_ += chunk_.bytes;
    if (!sink_(std::exchange(chunk_, Chunk{}))) going_on_ = false;
    chunk_.number = next;
  }

  const ReadOptions& options_;
  const std::uint64_t chunk_bytes_;
  const unsigned jobs_;
  const ChunkSink& sink_;
  std::uint64_t bytes_left_;      // of the unread dumps
  std::uint64_t bytes_read_ = 0;  // in the chunks so far
  std::shared_ptr<const Dump> dump_;
  ResumePoint from_;                 // where reading the dump started
  std::optional<ResumePoint> last_;  // latest point to resume from
  std::uint64_t records_ = 0;        // of the dump so far, including refused ones
  Chunk chunk_;
  bool going_on_ = true;
};

}  // namespace

void read_chunks(const DumpList& dumps, const ReadOptions& options, std::size_t chunk_bytes,
                 unsigned jobs, const ChunkSink& sink) {
  ChunkReader reader(dumps, options, chunk_bytes, jobs, sink);
  for (const Dump& dump : dumps) {
    if (!reader.read(dump)) return;
  }
  reader.finish();
}

}  // namespace dateline
