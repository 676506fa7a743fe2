#include "common/source/libarchive.h"

#include <dlfcn.h>
#include <fmt/format.h>

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

}  // namespace dateline
