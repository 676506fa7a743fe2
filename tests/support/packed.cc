#include "tests/support/packed.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <stdexcept>

namespace dateline::test {
namespace {

struct FreeArchive {
  void operator()(archive* writer) const { archive_write_free(writer); }
};
struct FreeEntry {
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

la_ssize_t append(archive* /*writer*/, void* out, const void* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

std::string write(archive* raw_writer, const Files& files) {
  const std::unique_ptr<archive, FreeArchive> writer(raw_writer);
  std::string out;
  archive_write_set_bytes_in_last_block(raw_writer, 1);
  if (archive_write_open(raw_writer, &out, nullptr, append, nullptr) != ARCHIVE_OK) {
    throw std::runtime_error(archive_error_string(raw_writer));
  }
  for (const auto& [name, content] : files) {
    const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_write_header(raw_writer, entry.get());
    archive_write_data(raw_writer, content.data(), content.size());
  }
  archive_write_close(raw_writer);
  return out;
}

}  // namespace

std::string make_archive(const char* format, const Files& files) {
  archive* writer = archive_write_new();
  archive_write_set_format_by_name(writer, format);
  return write(writer, files);
}

std::string make_encrypted_zip(const Files& files) {
  archive* writer = archive_write_new();
  archive_write_set_format_zip(writer);
  archive_write_set_options(writer, "zip:encryption=zipcrypt");
  archive_write_set_passphrase(writer, "secret");
  return write(writer, files);
}

std::string pack(const char* filter, std::string_view bytes) {
  archive* writer = archive_write_new();
  archive_write_add_filter_by_name(writer, filter);
  archive_write_set_format_raw(writer);
  return write(writer, {{"data", std::string(bytes)}});
}

}  // namespace dateline::test
