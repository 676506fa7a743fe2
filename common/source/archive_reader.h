#pragma once

#include <memory>
#include <optional>
#include <string>

#include "common/source/byte_stream.h"

struct archive;

namespace dateline {

struct LibArchive;

/// The containers that libarchive reads for us.
enum class ArchiveKind {
  compressed,  ///< one stream packed as bzip2, xz, lzma, zstd, lz4 or compress
  tar,
  zip,
};

/// Reads an archive from its begin to its end without seeking. Not thread-safe.
class ArchiveReader {
 public:
  /// Borrows `stream`, from its current place.
  ArchiveReader(BufferedStream& stream, ArchiveKind kind);
  ~ArchiveReader();
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  struct Entry {
    std::string path;  ///< as written there, without "/" and "./" at its begin
    bool encrypted = false;
  };

  /// The next regular file, or nothing at the end. Error input where the archive is damaged: then
  /// nothing more can be read.
  Result<std::optional<Entry>> next();

  /// Bytes of the entry that next() gave; 0 at its end. Error input where it is damaged.
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
  std::unique_ptr<archive, Free> archive_;  ///< null before the first entry is asked for
};

/// The content of a stream packed with one of the filters of ArchiveKind::compressed.
std::unique_ptr<ByteStream> unpack(BufferedStream& packed);

}  // namespace dateline
