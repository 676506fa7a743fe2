#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "common/source/byte_stream.h"
#include "common/source/header_block.h"
#include "common/support/result.h"

namespace dateline {

enum class WebArchiveKind {
  warc,  ///< ISO 28500, versions 0.17 to 1.1
  arc,   ///< its predecessor by the Internet Archive, versions 1 and 2
};

/// A record of a web archive that may hold a page.
struct WebRecord {
  std::uint32_t number = 0;  ///< in the archive, from 0, counting records of all types
  TransportHints hints;      ///< content_type is that of the record
  bool http = false;         ///< the block is an HTTP response with its head
};

/// Reads a web archive sequentially. Skips record types without a page (requests, metadata,
/// revisits). Not thread-safe.
class WebArchiveReader {
 public:
  /// Borrows `stream`, which is positioned at the start of record `number`.
  WebArchiveReader(BufferedStream& stream, WebArchiveKind kind, std::uint32_t number = 0)
      : stream_(stream), kind_(kind), number_(number), begun_(number), offset_(stream.offset()) {}

  /// The next record, or nullopt at the end. An error means a damaged record or stretch; the next
  /// call resumes at the following record.
  Result<std::optional<WebRecord>> next();

  /// The block of the record returned by next(); read it before the next call of next().
  std::unique_ptr<ByteStream> block();

  /// Number of the current record.
  std::uint32_t number() const { return number_; }

  /// Its offset in the stream.
  std::uint64_t offset() const { return offset_; }

 private:
  class Block;
  struct Head;

  Result<void> leave_block();
  Result<bool> find_record();  ///< false at the end of the archive
  Result<Head> take_warc_head();
  Result<Head> take_arc_head();

  BufferedStream& stream_;
  WebArchiveKind kind_;
  std::uint32_t number_;
  std::uint32_t begun_;                  ///< records started so far
  std::uint64_t offset_;                 ///< of the current record
  std::uint64_t left_ = 0;               ///< bytes of the current block not read yet
  std::uint64_t last_error_at_ = ~0ULL;  ///< offset, so that an error without progress ends reading
  bool damaged_ = false;                 ///< the block could not be read
  bool ended_ = false;
};

}  // namespace dateline
