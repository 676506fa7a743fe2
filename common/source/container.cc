#include "common/source/container.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

#include "common/text/ascii.h"

namespace dateline {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;
  Container container;
};

// From the formats' specifications. A zstd stream may begin with a skippable frame.
constexpr std::array magics{
    Magic{"\x1F\x8B\x08"sv, Container::gzip},
    Magic{"\xFD\x37\x7A\x58\x5A\0"sv, Container::compressed},
    Magic{"\x5D\0\0"sv, Container::compressed},
    Magic{"\x28\xB5\x2F\xFD"sv, Container::compressed},
    Magic{"\x04\x22\x4D\x18"sv, Container::compressed},
    Magic{"\x1F\x9D"sv, Container::compressed},
    Magic{"PK\x03\x04"sv, Container::zip},
    Magic{"PK\x05\x06"sv, Container::zip},
    Magic{"WARC/"sv, Container::warc},
    Magic{"filedesc://"sv, Container::arc},
};

/// Whether the first 512 bytes are a tar header: its checksum is the sum of all bytes with the
/// checksum field itself taken as spaces (POSIX.1-2017, pax, "ustar Interchange Format").
bool is_tar(std::string_view sample) {
  constexpr std::size_t header_size = 512;
  constexpr std::size_t checksum_begin = 148;
  constexpr std::size_t checksum_size = 8;
  if (sample.size() < header_size || sample[0] == '\0') return false;
  std::string_view digits = sample.substr(checksum_begin, checksum_size);
  digits.remove_prefix(std::min(digits.find_first_not_of(' '), digits.size()));
  unsigned written = 0;
  if (std::from_chars(digits.data(), digits.data() + digits.size(), written, 8).ec != std::errc()) {
    return false;
  }
  unsigned sum = 0;
  for (std::size_t at = 0; at < header_size; ++at) {
    const bool own = at >= checksum_begin && at < checksum_begin + checksum_size;
    sum += own ? ' ' : static_cast<unsigned char>(sample[at]);
  }
  return sum == written;
}

/// "BZh", the block size, and the digits of pi that start a block, or of sqrt(pi) that end the
/// file.
bool is_bzip2(std::string_view sample) {
  constexpr std::size_t block_begin = 4;
  return sample.starts_with("BZh") && sample.size() > block_begin &&
         (sample.substr(block_begin).starts_with("1AY&SY") ||
          sample.substr(block_begin).starts_with("\x17\x72\x45\x38\x50\x90"));
}

/// Whether a ZIP file is a document (OPC such as DOCX and XLSX, ODF, EPUB), judging by its first
/// member.
bool is_document(std::string_view zip) {
  constexpr std::size_t name_begin = 30;  // of a local file header
  if (zip.size() <= name_begin) return false;
  const std::string_view name = zip.substr(name_begin);
  return name.starts_with("[Content_Types].xml") || name.starts_with("mimetype") ||
         name.starts_with("_rels/") || name.starts_with("word/") || name.starts_with("docProps/");
}

}  // namespace

Container find_container(std::string_view sample) {
  for (const Magic& magic : magics) {
    if (!sample.starts_with(magic.bytes)) continue;
    if (magic.container == Container::zip && is_document(sample)) return Container::none;
    return magic.container;
  }
  // Empty lines may stand before the first record, as they do before others.
  if (trimmed(sample).starts_with("WARC/")) return Container::warc;
  if (is_bzip2(sample)) return Container::compressed;
  return is_tar(sample) ? Container::tar : Container::none;
}

std::string_view without_compression_suffix(std::string_view name) {
  for (const std::string_view suffix :
       {".gz", ".bz2", ".xz", ".lzma", ".zst", ".zstd", ".lz4", ".Z"}) {
    if (name.ends_with(suffix)) return name.substr(0, name.size() - suffix.size());
  }
  return name;
}

std::string MemberPaths::distinct(const std::string& path) {
  const auto digest = [](const std::string& text) { return XXH3_64bits(text.data(), text.size()); };
  std::uint32_t& count = taken_[digest(path)];
  std::string candidate = path;
  while (++count > 1) {
    candidate = fmt::format("{} ({})", path, count);
    if (taken_.try_emplace(digest(candidate), 1).second) break;
  }
  return candidate;
}

}  // namespace dateline
