#include "common/source/archive_reader.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <cerrno>
#include <utility>

#include "common/source/member_name.h"

namespace dateline {
namespace {

constexpr const char* library_name = "libarchive.so.13";  // the ABI of version 3

/// Looks up functions in a library and remembers the first missing one.
class Loader {
 public:
  explicit Loader(void* library) : library_(library) {}

  template <typename Function>
  void find(Function*& function, const char* name) {
    function = reinterpret_cast<Function*>(::dlsym(library_, name));
    complete_ = complete_ && function != nullptr;
  }

  bool complete() const { return complete_; }

 private:
  void* library_;
  bool complete_ = true;
};

Result<LibArchive> load() {
  void* library = ::dlopen(library_name, RTLD_NOW | RTLD_LOCAL);
  LibArchive found;
  Loader loader(library);
  if (library != nullptr) {
    loader.find(found.read_new, "archive_read_new");
    loader.find(found.read_free, "archive_read_free");
    loader.find(found.read_open, "archive_read_open");
    loader.find(found.read_next_header, "archive_read_next_header");
    loader.find(found.read_data, "archive_read_data");
    loader.find(found.support_bzip2, "archive_read_support_filter_bzip2");
    loader.find(found.support_xz, "archive_read_support_filter_xz");
    loader.find(found.support_lzma, "archive_read_support_filter_lzma");
    loader.find(found.support_zstd, "archive_read_support_filter_zstd");
    loader.find(found.support_lz4, "archive_read_support_filter_lz4");
    loader.find(found.support_compress, "archive_read_support_filter_compress");
    loader.find(found.support_raw, "archive_read_support_format_raw");
    loader.find(found.support_empty, "archive_read_support_format_empty");
    loader.find(found.support_tar, "archive_read_support_format_tar");
    loader.find(found.support_zip, "archive_read_support_format_zip_streamable");
    loader.find(found.set_error, "archive_set_error");
    loader.find(found.error_string, "archive_error_string");
    loader.find(found.entry_filetype, "archive_entry_filetype");
    loader.find(found.entry_pathname, "archive_entry_pathname");
    loader.find(found.entry_pathname_utf8, "archive_entry_pathname_utf8");
    loader.find(found.entry_is_data_encrypted, "archive_entry_is_data_encrypted");
    loader.find(found.entry_mtime, "archive_entry_mtime");
  }
  if (library != nullptr && loader.complete()) return found;
  const char* reason = ::dlerror();
  return fail(ErrorKind::io,
              fmt::format("cannot load {}: {}", library_name,
                          reason == nullptr ? "missing function" : reason),
              "install libarchive13");
}

}  // namespace

Result<const LibArchive*> load_libarchive() {
  static const Result<LibArchive> loaded = load();
  if (!loaded) return pass(loaded);
  return &*loaded;
}

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
