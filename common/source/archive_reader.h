#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "common/source/byte_stream.h"
#include "common/support/result.h"

struct archive;

namespace dateline {

struct LibArchive;

/// Containers read by libarchive.
enum class ArchiveKind {
  compressed,  ///< one stream packed as bzip2, xz, lzma, zstd, lz4 or compress
  tar,
  zip,
};

/// Reads an archive sequentially, without seeking. Not thread-safe.
class ArchiveReader {
 public:
  /// Borrows `stream` and starts at its current position.
  ArchiveReader(BufferedStream& stream, ArchiveKind kind);
  ~ArchiveReader();
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  struct Entry {
    std::string path;  ///< as in the archive, without leading "/" and "./"
    bool encrypted = false;
    std::int64_t written = 0;  ///< seconds since 1970-01-01 UTC, or 0 if unknown
  };

  /// The next regular file, or nullopt at the end. Error input if the archive is damaged: nothing
  /// more can be read then.
  Result<std::optional<Entry>> next();

  /// Reads the entry returned by next(); 0 at its end. Error input if it is damaged.
  Result<std::size_t> read(char* out, std::size_t size);

 private:
  struct Source;
  struct Free {
    const LibArchive* library;
    void operator()(archive* reader) const;
  };

  Result<void> open();
  Error error() const;

  BufferedStream& stream_;
  ArchiveKind kind_;
  std::unique_ptr<Source> source_;
  std::unique_ptr<archive, Free> archive_;  ///< null until the first call of next()
};

/// Decompresses a stream that uses one of the filters of ArchiveKind::compressed.
std::unique_ptr<ByteStream> unpack(BufferedStream& packed);

}  // namespace dateline
