#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "common/source/byte_stream.h"
#include "common/source/transport_hints.h"
#include "common/support/result.h"

namespace dateline {

enum class WebArchiveKind {
  warc,  ///< ISO 28500, versions 0.17 to 1.1
  arc,   ///< the Internet Archive's format before it, versions 1 and 2
};

/// One record of a web archive that can hold a page.
struct WebRecord {
  std::uint32_t number = 0;  ///< in the archive, from 0, over records of all types
  TransportHints hints;      ///< content_type is the record's own
  bool http = false;         ///< the block is an HTTP response with its head
};

/// Reads a web archive from its begin to its end. Records of types that hold no page (requests,
/// metadata, revisits) are passed over. Not thread-safe.
class WebArchiveReader {
 public:
  /// Borrows `stream`, from its current place, where the record of that number begins.
  WebArchiveReader(BufferedStream& stream, WebArchiveKind kind, std::uint32_t number = 0)
      : stream_(stream), kind_(kind), number_(number), begun_(number), offset_(stream.offset()) {}

  /// The next record, or nothing at the end. An error stands for a damaged record or stretch; the
  /// next call goes on at the next record behind it.
  Result<std::optional<WebRecord>> next();

  /// The block of the record that next() gave; to be read before the next call of it.
  std::unique_ptr<ByteStream> block();

  /// Number of the record that was begun last.
  std::uint32_t number() const { return number_; }

  /// Where it begins in the stream.
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
  std::uint32_t begun_;                  ///< records begun so far
  std::uint64_t offset_;                 ///< of the record begun last
  std::uint64_t left_ = 0;               ///< bytes of the current block not read yet
  std::uint64_t last_error_at_ = ~0ULL;  ///< offset, so that an error without progress ends it
  bool damaged_ = false;                 ///< the block could not be read
  bool ended_ = false;
};

}  // namespace dateline
