#include "indexer/segment/bulk/section.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>

#include "common/support/stop_signal.h"
#include "common/support/varint.h"

namespace dateline {

std::uint64_t extend_digest(std::uint64_t digest, std::string_view block) {
  return XXH3_64bits_withSeed(block.data(), block.size(), digest);
}

SectionWriter::SectionWriter(OutputFile file) : file_(std::move(file)) {
  block_.reserve(section_block);
}

Result<SectionWriter> SectionWriter::create(const std::filesystem::path& path) {
  auto file = OutputFile::create(path, 0);  // collects a block
  if (!file) return pass(file);
  return SectionWriter(std::move(*file));
}

void SectionWriter::append(std::string_view bytes) {
  while (block_.size() + bytes.size() >= section_block) {
    const std::size_t part = section_block - block_.size();
    block_.append(bytes.substr(0, part));
    bytes.remove_prefix(part);
    end_block();
  }
  block_.append(bytes);
}

void SectionWriter::append_number(std::uint64_t number) {
  char packed[maximum_varint];
  const char* const end = write_varint(packed, number);
  append({packed, static_cast<std::size_t>(end - packed)});
}

void SectionWriter::end_block() {
  summary_.bytes += block_.size();
  summary_.digest = extend_digest(summary_.digest, block_);
  file_.append(block_);
  block_.clear();
}

Result<SectionSummary> SectionWriter::finish() {
  if (!block_.empty()) end_block();
  if (auto closed = file_.close(false); !closed) return pass(closed);
  return summary_;
}

SectionReader::SectionReader(std::filesystem::path path, SectionSummary summary)
    : path_(std::move(path)), summary_(summary) {}

std::uint64_t SectionReader::long_number() {
  if (buffer_.size() - at_ < maximum_varint) fill(maximum_varint);
  std::string_view rest(buffer_.data() + at_, buffer_.size() - at_);
  std::uint64_t value = 0;
  if (!take_varint(rest, value)) {
    reject();
    return 0;
  }
  at_ = buffer_.size() - rest.size();
  return value;
}

void SectionReader::fill(std::uint64_t wanted) {
  if (error_) return;
  wanted = std::min(wanted, buffer_.size() - at_ + summary_.bytes - read_);
  buffer_.erase(0, at_);
  at_ = 0;
  while (buffer_.size() < wanted) {
    if (auto block = read_block(); !block) {
      error_ = std::move(block).error();
      buffer_.clear();
      read_ = summary_.bytes;
      return;
    }
  }
}

Result<void> SectionReader::read_block() {
  if (stop_requested()) return fail(ErrorKind::interrupted, "stopped by a signal");
  auto file = FileDescriptor::open(path_, O_RDONLY);
  if (!file) return pass(file);
  const std::size_t begin = buffer_.size();
  const auto size =
      static_cast<std::size_t>(std::min<std::uint64_t>(section_block, summary_.bytes - read_));
  buffer_.resize(begin + size);
  const auto count = read_at(*file, buffer_.data() + begin, size, read_, path_);
  if (!count) return pass(count);
  read_ += size;
  digest_ = extend_digest(digest_, std::string_view(buffer_).substr(begin));
  if (*count < size || (read_ == summary_.bytes && digest_ != summary_.digest)) {
    return fail(ErrorKind::io, fmt::format("{}: changed after it was written", path_.string()),
                "check the disk for faults and run again");
  }
  return {};
}

void SectionReader::reject() {
  if (!error_) {
    error_ = Error{ErrorKind::internal,
                   fmt::format("{}: invalid segment data at byte {}", path_.string(), read_), ""};
  }
  buffer_.clear();
  at_ = 0;
  read_ = summary_.bytes;
}

Result<void> SectionReader::finish() const {
  if (error_) return fail(*error_);
  if (!at_end()) {
    return fail(ErrorKind::internal, fmt::format("{}: not read to the end", path_.string()));
  }
  return {};
}

}  // namespace dateline
