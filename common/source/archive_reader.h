#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "common/source/byte_stream.h"
#include "common/support/result.h"

namespace dateline {

/// The functions of libarchive used here, loaded when the first archive is opened: linking the
/// library and its dependencies would slow down queries, which rarely need it, by a tenth.
struct LibArchive {
  decltype(&archive_read_new) read_new = nullptr;
  decltype(&archive_read_free) read_free = nullptr;
  decltype(&archive_read_open) read_open = nullptr;
  decltype(&archive_read_next_header) read_next_header = nullptr;
  decltype(&archive_read_data) read_data = nullptr;
  decltype(&archive_read_support_filter_bzip2) support_bzip2 = nullptr;
  decltype(&archive_read_support_filter_xz) support_xz = nullptr;
  decltype(&archive_read_support_filter_lzma) support_lzma = nullptr;
  decltype(&archive_read_support_filter_zstd) support_zstd = nullptr;
  decltype(&archive_read_support_filter_lz4) support_lz4 = nullptr;
  decltype(&archive_read_support_filter_compress) support_compress = nullptr;
  decltype(&archive_read_support_format_raw) support_raw = nullptr;
  decltype(&archive_read_support_format_empty) support_empty = nullptr;
  decltype(&archive_read_support_format_tar) support_tar = nullptr;
  decltype(&archive_read_support_format_zip_streamable) support_zip = nullptr;
  decltype(&archive_set_error) set_error = nullptr;
  decltype(&archive_error_string) error_string = nullptr;
  decltype(&archive_entry_filetype) entry_filetype = nullptr;
  decltype(&archive_entry_pathname) entry_pathname = nullptr;
  decltype(&archive_entry_pathname_utf8) entry_pathname_utf8 = nullptr;
  decltype(&archive_entry_is_data_encrypted) entry_is_data_encrypted = nullptr;
  decltype(&archive_entry_mtime) entry_mtime = nullptr;
};

/// Loads them on the first call. Error io if the library is not installed. Thread-safe.
Result<const LibArchive*> load_libarchive();

}  // namespace dateline

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
