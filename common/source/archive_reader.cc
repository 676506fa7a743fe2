#include "common/source/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <cerrno>
#include <utility>

namespace dateline {

/// What libarchive reads from: the window of a BufferedStream, without a copy.
struct ArchiveReader::Source {
  BufferedStream& stream;
  std::size_t shown = 0;  ///< bytes that libarchive has seen and not given back
  std::optional<Error> error;

  static la_ssize_t read(archive* reader, void* context, const void** block) {
    auto& source = *static_cast<Source*>(context);
    source.stream.consume(std::exchange(source.shown, 0));
    Result<std::string_view> window = source.stream.peek(1);
    if (!window) {
      source.error = window.error();
      archive_set_error(reader, EIO, "%s", source.error->message.c_str());
      return -1;
    }
    *block = window->data();
    source.shown = window->size();
    return static_cast<la_ssize_t>(source.shown);
  }
};

void ArchiveReader::Free::operator()(archive* reader) const {
  archive_read_free(reader);
}

ArchiveReader::ArchiveReader(BufferedStream& stream, ArchiveKind kind)
    : source_(std::make_unique<Source>(Source{stream, 0, std::nullopt})),
      archive_(archive_read_new()) {
  archive* reader = archive_.get();
  switch (kind) {
    case ArchiveKind::compressed:
      archive_read_support_filter_bzip2(reader);
      archive_read_support_filter_xz(reader);
      archive_read_support_filter_lzma(reader);
      archive_read_support_filter_zstd(reader);
      archive_read_support_filter_lz4(reader);
      archive_read_support_filter_compress(reader);
      archive_read_support_format_raw(reader);
      archive_read_support_format_empty(reader);
      break;
    case ArchiveKind::tar:
      archive_read_support_format_tar(reader);
      break;
    case ArchiveKind::zip:
      archive_read_support_format_zip_streamable(reader);
      break;
  }
}

ArchiveReader::~ArchiveReader() = default;

Error ArchiveReader::error() const {
  if (source_->error) return *source_->error;
  const char* message = archive_error_string(archive_.get());
  return {ErrorKind::input,
          fmt::format("damaged container: {}", message == nullptr ? "unknown format" : message),
          ""};
}

Result<std::optional<ArchiveReader::Entry>> ArchiveReader::next() {
  archive* reader = archive_.get();
  if (!opened_) {
    if (archive_read_open(reader, source_.get(), nullptr, Source::read, nullptr) != ARCHIVE_OK) {
      return tl::unexpected<Error>(error());
    }
    opened_ = true;
  }
  while (true) {
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(reader, &entry);
    if (status == ARCHIVE_EOF) return std::nullopt;
    if (status == ARCHIVE_RETRY) continue;
    if (status < ARCHIVE_WARN) return tl::unexpected<Error>(error());
    if (archive_entry_filetype(entry) != AE_IFREG) continue;
    const char* name = archive_entry_pathname(entry);
    // Names that the C locale cannot show are kept only as UTF-8.
    if (name == nullptr) name = archive_entry_pathname_utf8(entry);
    std::string path = name == nullptr ? "" : name;
    while (path.starts_with('/') || path.starts_with("./")) path.erase(0, path[0] == '/' ? 1 : 2);
    return Entry{std::move(path), archive_entry_is_data_encrypted(entry) != 0};
  }
}

Result<std::size_t> ArchiveReader::read(char* out, std::size_t size) {
  const la_ssize_t got = archive_read_data(archive_.get(), out, size);
  if (got < 0) return tl::unexpected<Error>(error());
  return static_cast<std::size_t>(got);
}

namespace {

class UnpackedStream : public ByteStream {
 public:
  explicit UnpackedStream(BufferedStream& packed) : reader_(packed, ArchiveKind::compressed) {}

  Result<std::size_t> read(char* out, std::size_t size) override {
    if (!begun_) {
      begun_ = true;
      Result<std::optional<ArchiveReader::Entry>> entry = reader_.next();
      if (!entry) return pass(std::move(entry));
      if (!*entry) return std::size_t{0};
    }
    return reader_.read(out, size);
  }

 private:
  ArchiveReader reader_;
  bool begun_ = false;
};

}  // namespace

std::unique_ptr<ByteStream> unpack(BufferedStream& packed) {
  return std::make_unique<UnpackedStream>(packed);
}

}  // namespace dateline
