#include "common/source/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <dlfcn.h>
#include <fmt/format.h>

#include <cerrno>
#include <utility>

#include "common/source/member_name.h"

namespace dateline {
namespace {

constexpr const char* library_name = "libarchive.so.13";  // the ABI of version 3

/// The address of a function, or null, as whatever type of function it is taken for.
struct Symbol {
  void* address = nullptr;

  template <typename Function>
  operator Function*() const {
    return reinterpret_cast<Function*>(address);
  }
};

}  // namespace

/// The functions of libarchive used here, looked up by name: linking the library and its
/// dependencies would slow down queries, which rarely need it, by a tenth.
struct LibArchive {
  explicit LibArchive(void* opened) : library(opened) {}

  Symbol find(const char* name) {
    void* const address = library == nullptr ? nullptr : ::dlsym(library, name);
    complete = complete && address != nullptr;
    return {address};
  }

  void* library;
  bool complete = true;  ///< all were found
  decltype(&archive_read_new) read_new = find("archive_read_new");
  decltype(&archive_read_free) read_free = find("archive_read_free");
  decltype(&archive_read_open) read_open = find("archive_read_open");
  decltype(&archive_read_next_header) read_next_header = find("archive_read_next_header");
  decltype(&archive_read_data) read_data = find("archive_read_data");
  decltype(&archive_read_support_filter_bzip2) support_bzip2 =
      find("archive_read_support_filter_bzip2");
  decltype(&archive_read_support_filter_xz) support_xz = find("archive_read_support_filter_xz");
  decltype(&archive_read_support_filter_lzma) support_lzma =
      find("archive_read_support_filter_lzma");
  decltype(&archive_read_support_filter_zstd) support_zstd =
      find("archive_read_support_filter_zstd");
  decltype(&archive_read_support_filter_lz4) support_lz4 = find("archive_read_support_filter_lz4");
  decltype(&archive_read_support_filter_compress) support_compress =
      find("archive_read_support_filter_compress");
  decltype(&archive_read_support_format_raw) support_raw = find("archive_read_support_format_raw");
  decltype(&archive_read_support_format_empty) support_empty =
      find("archive_read_support_format_empty");
  decltype(&archive_read_support_format_tar) support_tar = find("archive_read_support_format_tar");
  decltype(&archive_read_support_format_zip_streamable) support_zip =
      find("archive_read_support_format_zip_streamable");
  decltype(&archive_set_error) set_error = find("archive_set_error");
  decltype(&archive_error_string) error_string = find("archive_error_string");
  decltype(&archive_entry_filetype) entry_filetype = find("archive_entry_filetype");
  decltype(&archive_entry_pathname) entry_pathname = find("archive_entry_pathname");
  decltype(&archive_entry_pathname_utf8) entry_pathname_utf8 = find("archive_entry_pathname_utf8");
  decltype(&archive_entry_is_data_encrypted) entry_is_data_encrypted =
      find("archive_entry_is_data_encrypted");
  decltype(&archive_entry_mtime) entry_mtime = find("archive_entry_mtime");
};

namespace {

/// Loads the library on the first call. Error io if it is not installed. Thread-safe.
Result<const LibArchive*> load_libarchive() {
  static const LibArchive loaded(::dlopen(library_name, RTLD_NOW | RTLD_LOCAL));
  if (loaded.complete) return &loaded;
  const char* reason = ::dlerror();
  return fail(ErrorKind::io,
              fmt::format("cannot load {}: {}", library_name,
                          reason == nullptr ? "missing function" : reason),
              "install libarchive13");
}

}  // namespace

/// Feeds libarchive from the window of a BufferedStream, without copying.
struct ArchiveReader::Source {
  BufferedStream& stream;
  const LibArchive& library;
  std::size_t shown = 0;  ///< bytes passed to libarchive but not yet consumed
  std::optional<Error> error;

  static la_ssize_t read(archive* reader, void* context, const void** block) {
    auto& source = *static_cast<Source*>(context);
    source.stream.consume(std::exchange(source.shown, 0));
    Result<std::string_view> window = source.stream.peek(1);
    if (!window) {
      source.error = window.error();
      source.library.set_error(reader, EIO, "%s", source.error->message.c_str());
      return -1;
    }
    *block = window->data();
    source.shown = window->size();
    return static_cast<la_ssize_t>(source.shown);
  }
};

void ArchiveReader::Free::operator()(archive* reader) const {
  library->read_free(reader);
}

ArchiveReader::ArchiveReader(BufferedStream& stream, ArchiveKind kind)
    : stream_(stream), kind_(kind) {}

ArchiveReader::~ArchiveReader() = default;

Result<void> ArchiveReader::open() {
  const Result<const LibArchive*> loaded = load_libarchive();
  if (!loaded) return pass(loaded);
  const LibArchive& library = **loaded;
  source_ = std::make_unique<Source>(Source{stream_, library, 0, std::nullopt});
  archive_ = std::unique_ptr<archive, Free>(library.read_new(), Free{&library});
  archive* reader = archive_.get();
  switch (kind_) {
    case ArchiveKind::compressed:
      library.support_bzip2(reader);
      library.support_xz(reader);
      library.support_lzma(reader);
      library.support_zstd(reader);
      library.support_lz4(reader);
      library.support_compress(reader);
      library.support_raw(reader);
      library.support_empty(reader);
      break;
    case ArchiveKind::tar:
      library.support_tar(reader);
      break;
    case ArchiveKind::zip:
      library.support_zip(reader);
      break;
  }
  if (library.read_open(reader, source_.get(), nullptr, Source::read, nullptr) != ARCHIVE_OK) {
    return fail(error());
  }
  return {};
}

Error ArchiveReader::error() const {
  if (source_->error) return *source_->error;
  const char* message = source_->library.error_string(archive_.get());
  return {ErrorKind::input,
          fmt::format("damaged container: {}", message == nullptr ? "unknown format" : message),
          ""};
}

Result<std::optional<ArchiveReader::Entry>> ArchiveReader::next() {
  if (archive_ == nullptr) {
    if (Result<void> opened = open(); !opened) return pass(opened);
  }
  archive* reader = archive_.get();
  const LibArchive& library = source_->library;
  while (true) {
    archive_entry* entry = nullptr;
    const int status = library.read_next_header(reader, &entry);
    if (status == ARCHIVE_EOF) return std::nullopt;
    if (status == ARCHIVE_RETRY) continue;
    if (status < ARCHIVE_WARN) return fail(error());
    if (library.entry_filetype(entry) != AE_IFREG) continue;
    const char* name = library.entry_pathname(entry);
    // Names that the C locale cannot represent are available only as UTF-8.
    if (name == nullptr) name = library.entry_pathname_utf8(entry);
    std::string path = name == nullptr ? "" : name;
    while (path.starts_with('/') || path.starts_with("./")) path.erase(0, path[0] == '/' ? 1 : 2);
    return Entry{utf8_member_name(std::move(path)), library.entry_is_data_encrypted(entry) != 0,
                 library.entry_mtime(entry)};
  }
}

Result<std::size_t> ArchiveReader::read(char* out, std::size_t size) {
  const la_ssize_t got = source_->library.read_data(archive_.get(), out, size);
  if (got < 0) return fail(error());
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
      if (!entry) return pass(entry);
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
