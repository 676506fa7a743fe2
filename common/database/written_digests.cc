#include "common/database/written_digests.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <utility>

#include "common/database/generation_files.h"
#include "common/support/parse_number.h"
#include "common/text/take_until.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_lines = 4096;  // bytes; a generation has six tables and one more file
constexpr std::uint64_t longest_table = std::uint64_t{1} << 41;  // bytes: digests of a gigabyte

std::string encode_blocks(std::span<const BlockDigest> digests) {
  std::string bytes;
  bytes.reserve(digests.size() * sizeof(BlockDigest));
  for (const BlockDigest digest : digests) {
    for (unsigned shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(digest >> shift);
  }
  return bytes;
}

std::vector<BlockDigest> decode_blocks(std::string_view bytes) {
  std::vector<BlockDigest> digests;
  digests.reserve(bytes.size() / sizeof(BlockDigest));
  for (; bytes.size() >= sizeof(BlockDigest); bytes.remove_prefix(sizeof(BlockDigest))) {
    BlockDigest digest = 0;
    for (unsigned i = 0; i < sizeof(BlockDigest); ++i) {
      digest |= BlockDigest{static_cast<unsigned char>(bytes[i])} << (8 * i);
    }
    digests.push_back(digest);
  }
  return digests;
}

std::uint64_t count_blocks(std::uint64_t size) {
  return (size + digested_block - 1) / digested_block;
}

std::uint64_t digest_of(std::string_view blocks) {
  return XXH3_64bits(blocks.data(), blocks.size());
}

}  // namespace

BlockDigest digest_block(std::string_view bytes) {
  return static_cast<BlockDigest>(XXH3_64bits(bytes.data(), bytes.size()));
}

std::string encode_digests(std::span<const FileDigests> files) {
  std::string lines;
  std::string all_blocks;
  for (const FileDigests& file : files) {
    const std::string blocks = encode_blocks(file.blocks);
    lines += fmt::format("{:016x} {} {}\n", digest_of(blocks), file.size, file.name);
    all_blocks += blocks;
  }
  return lines + '\n' + all_blocks;
}

Result<WrittenDigests> WrittenDigests::open(const fs::path& generation) {
  fs::path path = generation / digests_name;
  if (!has_table_digests(generation)) {
    return damaged_file(path, "table digests are missing");
  }
  auto file = open_index_file(path);
  if (!file) return pass(file);
  WrittenDigests digests(std::move(path), std::move(*file));
  if (auto read = digests.read_lines(); !read) return pass(read);
  return digests;
}

Result<void> WrittenDigests::read_lines() {
  const auto bad = [&] { return damaged_file(path_, "table digests are damaged"); };
  std::string begin(most_lines, '\0');
  const auto got = read_at(file_, begin.data(), begin.size(), 0, path_);
  if (!got) return pass(got);
  std::string_view rest(begin.data(), *got);
  const std::size_t empty_line = rest.find("\n\n");
  if (empty_line == std::string_view::npos) return bad();
  rest = rest.substr(0, empty_line + 1);
  std::uint64_t offset = empty_line + 2;
  while (!rest.empty()) {
    std::string_view line = take_until(rest, '\n');
    const auto digest = parse_number<std::uint64_t>(take_until(line, ' '), 16);
    const auto size = parse_number<std::uint64_t>(take_until(line, ' '));
    if (!digest || !size || line.empty() || line.find('/') != std::string_view::npos ||
        *size > longest_table) {
      return bad();
    }
    lines_.push_back({std::string(line), *size, *digest, offset});
    offset += count_blocks(*size) * sizeof(BlockDigest);
  }
  std::error_code code;
  if (fs::file_size(path_, code) != offset || code) return bad();
  return {};
}

const WrittenDigests::Line* WrittenDigests::find(std::string_view name) const {
  const auto found = std::ranges::find(lines_, name, &Line::name);
  return found == lines_.end() ? nullptr : &*found;
}

Result<std::vector<BlockDigest>> WrittenDigests::blocks(const Line& line) const {
  std::string bytes(count_blocks(line.size) * sizeof(BlockDigest), '\0');
  const auto got = read_at(file_, bytes.data(), bytes.size(), line.offset, path_);
  if (!got) return pass(got);
  if (*got < bytes.size() || digest_of(bytes) != line.digest) {
    return damaged_file(path_, "block digests of " + line.name + " are damaged");
  }
  return decode_blocks(bytes);
}

bool has_table_digests(const fs::path& generation) {
  std::error_code code;
  return fs::exists(generation / digests_name, code);
}

}  // namespace dateline
