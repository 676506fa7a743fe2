#include "common/source/file_stream.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <utility>

#include "common/support/file.h"

namespace dateline {
namespace {

class FileStream : public ByteStream {
 public:
  FileStream(FileDescriptor file, std::string path)
      : file_(std::move(file)), path_(std::move(path)) {}

  Result<std::size_t> read(char* out, std::size_t size) override {
    return read_some(file_, out, size, path_);
  }

 private:
  FileDescriptor file_;
  std::string path_;
};

}  // namespace

Result<std::unique_ptr<ByteStream>> open_file(const std::string& path) {
  // O_NONBLOCK: a pipe that has replaced a file must not block the run.
  Result<FileDescriptor> file = FileDescriptor::open(path, O_RDONLY | O_NONBLOCK);
  if (!file) return pass(file);
  struct stat status {};
  if (::fstat(file->get(), &status) != 0) return fail_errno("cannot open " + path);
  if (!S_ISREG(status.st_mode)) return fail(ErrorKind::input, path + " is not a regular file");
  return std::make_unique<FileStream>(*std::move(file), path);
}

}  // namespace dateline
