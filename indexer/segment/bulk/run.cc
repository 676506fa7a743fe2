#include "indexer/segment/bulk/run.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/support/file.h"
#include "common/support/varint.h"
#include "indexer/segment/bulk/byte_reader.h"

namespace dateline {
namespace {

constexpr std::string_view run_name = "run";
constexpr std::uint64_t longest_summary = std::uint64_t{1} << 26;  // bytes

// The file starts with the digest of the rest, in hexadecimal.
constexpr std::size_t digest_size = 16;

std::string encode(const Run& run) {
  std::string out;
  put_varint(out, run.statistics.documents);
  put_varint(out, run.statistics.total_length);
  put_varint(out, run.statistics.shortest);
  put_varint(out, run.statistics.longest);
  put_varint(out, run.statistics.greatest_wdf);
  for (const SectionSummary& section : run.sections) {
    put_varint(out, section.bytes);
    put_varint(out, section.digest);
  }
  put_varint(out, run.values.size());
  for (const auto& [slot, statistics] : run.values) {
    put_varint(out, slot);
    put_varint(out, statistics.documents);
    put_text(out, statistics.least);
    put_text(out, statistics.greatest);
  }
  return out;
}

bool decode(std::string_view content, Run& run) {
  ByteReader in{content};
  run.statistics.documents = in.number32();
  run.statistics.total_length = in.number();
  run.statistics.shortest = in.number32();
  run.statistics.longest = in.number32();
  run.statistics.greatest_wdf = in.number32();
  for (SectionSummary& section : run.sections) {
    section.bytes = in.number();
    section.digest = in.number();
  }
  for (std::uint64_t slots = in.number(); slots > 0 && in.whole; --slots) {
    glass::ValueStatistics& statistics = run.values[in.number32()];
    statistics.documents = in.number32();
    statistics.least = in.sized_bytes();
    statistics.greatest = in.sized_bytes();
  }
  return in.at_end();
}

std::string summary_digest(std::string_view content) {
  return fmt::format("{:016x}", extend_digest(0, content));
}

}  // namespace

Result<void> write_run(const Run& run) {
  auto file = OutputFile::create(run.path / run_name, section_block);
  if (!file) return pass(file);
  const std::string content = encode(run);
  file->append(summary_digest(content));
  file->append(content);
  return file->close(false);
}

Result<Run> read_run(const std::filesystem::path& path) {
  const auto file = read_file(path / run_name, longest_summary);
  if (!file) return pass(file);
  Run run;
  run.path = path;
  const std::string_view content =
      std::string_view(*file).substr(std::min(file->size(), digest_size));
  if (!file->starts_with(summary_digest(content)) || !decode(content, run)) {
    return fail(ErrorKind::io, fmt::format("{}: damaged, or not a segment", path.string()),
                "check the disk for faults and run again");
  }
  return run;
}

Result<void> check_sections(const Run& run) {
  for (std::size_t i = 0; i < section_names.size(); ++i) {
    SectionReader section = run.open(static_cast<Section>(i));
    for (std::uint64_t left = run.sections[i].bytes; left > 0;) {
      const std::uint64_t part = std::min<std::uint64_t>(left, section_block);
      section.bytes(part);
      left -= part;
    }
    if (auto read = section.finish(); !read) return read;
  }
  return {};
}

}  // namespace dateline
