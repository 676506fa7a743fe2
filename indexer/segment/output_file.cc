#include "indexer/segment/output_file.h"

#include <fcntl.h>
#include <unistd.h>

namespace dateline {

OutputFile::OutputFile(std::filesystem::path path, FileDescriptor file, std::size_t buffer)
    : path_(std::move(path)), file_(std::move(file)), limit_(buffer) {
  buffer_.reserve(limit_);
}

Result<OutputFile> OutputFile::create(std::filesystem::path path, std::size_t buffer) {
  auto file = FileDescriptor::open(path, O_WRONLY | O_CREAT | O_TRUNC);
  if (!file) return pass(file);
  return OutputFile(std::move(path), std::move(*file), buffer);
}

Result<OutputFile> OutputFile::open(std::filesystem::path path, std::size_t buffer,
                                    std::uint64_t at) {
  auto file = FileDescriptor::open_regular(path, O_WRONLY);
  if (!file) return pass(file);
  if (::lseek(file->get(), static_cast<off_t>(at), SEEK_SET) < 0) return fail_errno(path.string());
  return OutputFile(std::move(path), std::move(*file), buffer);
}

void OutputFile::reject(Error error) {
  if (!error_) error_ = std::move(error);
}

void OutputFile::flush() {
  write(buffer_);
  buffer_.clear();
}

void OutputFile::write(std::string_view bytes) {
  if (error_) return;
  if (auto written = write_all(file_, bytes, path_); !written) error_ = std::move(written).error();
  written_ += bytes.size();
}

Result<void> OutputFile::close(bool sync) {
  flush();
  if (error_) return fail(*error_);
  if (sync && ::fsync(file_.get()) != 0) return fail_errno(path_.string());
  file_ = FileDescriptor();
  return {};
}

}  // namespace dateline
