#include "indexer/pipeline/kept_work.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "common/manifest/entry_list.h"
#include "common/source/content_digest.h"
#include "common/support/file.h"
#include "common/support/varint.h"
#include "indexer/format/form.h"
#include "indexer/segment/output_file.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// Digests a sequence of numbers and texts.
class Key {
 public:
  Key& add(std::uint64_t number) {
    std::string packed;
    put_varint(packed, number);
    digest_.update(packed);
    return *this;
  }

  Key& add(std::string_view text) {
    add(text.size());
    digest_.update(text);
    return *this;
  }

  Key& add(const Dump& dump) {
    add(dump.path).add(dump.size);
    return add(static_cast<std::uint64_t>(dump.modified_ns)).add(dump.inode);
  }

  std::uint64_t value() const { return digest_.value(); }

 private:
  ContentDigest digest_;
};

// Another program, even of the same version, may make something else of the same bytes.
std::uint64_t key_of(const IndexOptions& options) {
  Key key;
  struct stat program {};
  if (::stat("/proc/self/exe", &program) == 0) key.add(describe_dump("", program));
  key.add(std::uint64_t{options.words});
  const Limits& limits = options.reading.limits;
  key.add(limits.record_bytes).add(limits.expanded_bytes).add(limits.ratio);
  key.add(limits.nesting).add(limits.entries).add(limits.elements);
  if (options.reading.field_map) {
    for (const FieldMap::Entry& entry : options.reading.field_map->entries()) {
      key.add(static_cast<std::uint64_t>(entry.field)).add(entry.path);
    }
  }
  return key.value();
}

std::uint64_t key_of(const DumpList& dumps, std::uint64_t options) {
  Key key;
  key.add(options);
  for (const Dump& dump : dumps) key.add(dump);
  return key.value();
}

std::uint64_t key_of(const Chunk& chunk, std::uint64_t basis) {
  Key key;
  key.add(basis).add(chunk.number).add(chunk.bytes).add(chunk.records.size());
  for (const Record& record : chunk.records) {
    key.add(*record.dump);
    const Origin& origin = record.origin;
    key.add(origin.member).add(origin.record).add(origin.offset).add(origin.length);
    key.add(record.form->name());
    const TransportHints& hints = record.hints;
    key.add(hints.content_type).add(hints.url).add(hints.date).add(hints.last_modified);
    key.add(hints.id).add(static_cast<std::uint64_t>(hints.written));
    if (record.context) key.add(*record.context);
    key.add(record.bytes);
  }
  key.add(chunk.refusals.size());
  for (const Refusal& refusal : chunk.refusals) {
    key.add(refusal.file).add(refusal.member).add(refusal.record).add(refusal.reason);
  }
  return key.value();
}

// A file of a key and a content. Not synced: a digest tells whether it is whole.
constexpr std::size_t head_size = std::size_t{2} * 16;
constexpr std::uint64_t most_kept = std::uint64_t{1} << 32;

std::string head(std::uint64_t key, std::string_view content) {
  return fmt::format("{:016x}{:016x}", key, Key().add(key).add(content).value());
}

Result<void> write_kept(const fs::path& path, std::uint64_t key, std::string_view content) {
  auto file = OutputFile::create(path, 0);
  if (!file) return pass(file);
  file->append(head(key, content));
  file->append(content);
  return file->close(false);
}

std::optional<std::string> read_kept(const fs::path& path, std::uint64_t key) {
  auto file = read_file(path, most_kept);
  if (!file || file->size() < head_size) return std::nullopt;
  const bool whole = file->starts_with(head(key, std::string_view(*file).substr(head_size)));
  if (!whole) return std::nullopt;
  file->erase(0, head_size);
  return *std::move(file);
}

// What came out of the records, by dump.
std::map<std::string, DumpEntry> entries_of(const ChunkOutcome& outcome) {
  std::map<std::string, DumpEntry> entries;
  for (const auto& [path, count] : outcome.releases) entries[path].releases = count;
  for (const Refusal& refusal : outcome.refusals) entries[refusal.file].refusals.push_back(refusal);
  for (auto& [path, entry] : entries) entry.dump.path = path;
  return entries;
}

std::string encode(const FilledSegment& filled) {
  std::string out;
  put_varint(out, filled.segment.documents);
  put_text(out, filled.segment.data);
  for (const auto& [path, entry] : entries_of(filled.outcome)) put_entry(out, entry);
  return out;
}

bool decode(std::string_view in, FilledSegment& filled) {
  std::uint64_t documents = 0;
  if (!take_varint(in, documents)) return false;
  filled.segment.documents = static_cast<std::uint32_t>(documents);
  if (!take_text(in, filled.segment.data)) return false;
  while (!in.empty()) {
    DumpEntry entry;
    if (!take_entry(in, entry)) return false;
    if (entry.releases > 0) filled.outcome.releases[entry.dump.path] = entry.releases;
    auto& refusals = filled.outcome.refusals;
    refusals.insert(refusals.end(), entry.refusals.begin(), entry.refusals.end());
  }
  return true;
}

fs::path file_of(const fs::path& segment) {
  return segment.string() + ".kept";
}

}  // namespace

Result<KeptWork> KeptWork::open(const fs::path& folder, const IndexOptions& options) {
  std::error_code code;
  // A loss of power may leave a name without its folder, and somebody else a link.
  if (!fs::is_directory(fs::symlink_status(folder, code))) {
    if (auto removed = remove_tree(folder); !removed) return pass(removed);
  }
  fs::create_directory(folder, code);
  if (code) return fail_code(folder, code);
  return KeptWork(folder, key_of(options));
}

std::optional<Survey> KeptWork::survey(const DumpList& dumps) const {
  const auto kept = read_kept(folder_ / "survey", key_of(dumps, options_));
  if (!kept) return std::nullopt;
  std::string_view in = *kept;
  std::string boilerplate;
  std::string words;
  std::string pairs;
  Survey survey;
  if (!take_text(in, survey.dictionary) || !take_text(in, boilerplate) || !take_text(in, words) ||
      !take_text(in, pairs)) {
    return std::nullopt;
  }
  auto model = BoilerplateModel::deserialise(boilerplate);
  auto pair_model = PairModel::parse(words, pairs);
  if (!model || !pair_model) return std::nullopt;
  survey.boilerplate = *std::move(model);
  survey.pairs = *std::move(pair_model);
  return survey;
}

Result<void> KeptWork::keep(const Survey& survey, const DumpList& dumps) const {
  std::string out;
  put_text(out, survey.dictionary);
  put_text(out, survey.boilerplate.serialise());
  put_text(out, survey.pairs.words());
  put_text(out, survey.pairs.frequent_pairs());
  return write_kept(folder_ / "survey", key_of(dumps, options_), out);
}

void KeptWork::rest_on(const Survey& survey) {
  Key key;
  key.add(options_).add(survey.dictionary).add(survey.boilerplate.serialise());
  basis_ = key.add(survey.pairs.words()).add(survey.pairs.frequent_pairs()).value();
}

fs::path KeptWork::segment_path(std::uint32_t number) const {
  return folder_ / fmt::format("segment-{}", number);
}

std::optional<FilledSegment> KeptWork::segment(const Chunk& chunk,
                                               const SegmentBackend& backend) const {
  FilledSegment filled;
  filled.segment.path = segment_path(chunk.number);
  std::error_code code;
  if (!fs::exists(file_of(filled.segment.path), code)) return std::nullopt;
  const auto kept = read_kept(file_of(filled.segment.path), key_of(chunk, basis_));
  if (!kept || !decode(*kept, filled) || !backend.is_whole(filled.segment)) return std::nullopt;
  filled.outcome.finished = chunk.finished;
  filled.outcome.bytes = chunk.bytes;
  return filled;
}

Result<void> KeptWork::keep(const Chunk& chunk, const FilledSegment& filled) const {
  return write_kept(file_of(filled.segment.path), key_of(chunk, basis_), encode(filled));
}

}  // namespace dateline
