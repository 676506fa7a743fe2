#include "common/source/byte_stream.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <utility>

#include "common/support/file.h"

namespace dateline {

Result<bool> BufferedStream::fill() {
  if (error_) {
    Error error = *error_;
    if (window().empty()) error_.reset();
    return fail(std::move(error));
  }
  if (ended_) return false;
  if (end_ == buffer_.size()) make_room();
  Result<std::size_t> got = stream_->read(buffer_.data() + end_, buffer_.size() - end_);
  if (!got) {
    if (!window().empty()) error_ = got.error();
    return pass(got);
  }
  end_ += *got;
  ended_ = *got == 0;
  return !ended_;
}

void BufferedStream::make_room() {
  if (begin_ > buffer_.size() / 2) {
    std::ranges::copy(window(), buffer_.begin());
    end_ -= begin_;
    begin_ = 0;
  } else {
    // Most files are small, so blocks grow with the amount read.
    buffer_.resize(end_ + std::clamp(end_, first_block, last_block));
  }
}

Result<std::string_view> BufferedStream::peek(std::size_t size) {
  while (window().size() < size) {
    Result<bool> more = fill();
    if (!more) return pass(more);
    if (!*more) break;
  }
  return window();
}

Result<std::string_view> BufferedStream::peek_available(std::size_t size) {
  Result<std::string_view> peeked = peek(size);
  return peeked || window().empty() ? peeked : window();
}

Result<std::size_t> BufferedStream::take_some(char* out, std::size_t size) {
  auto shown = peek(1);
  if (!shown) return pass(shown);
  const std::size_t taken = std::min(shown->size(), size);
  std::copy_n(shown->data(), taken, out);
  consume(taken);
  return taken;
}

void BufferedStream::consume(std::size_t size) {
  begin_ += size;
  offset_ += size;
}

Result<std::string> BufferedStream::take_until(char delimiter, std::size_t limit, bool& overlong) {
  overlong = false;
  std::size_t searched = 0;
  std::string taken;
  while (true) {
    const std::size_t found = window().find(delimiter, searched);
    const std::size_t end = found == std::string_view::npos ? window().size() : found + 1;
    if (end > limit && !overlong) {
      overlong = true;
      taken = window().substr(0, limit);
    }
    if (found != std::string_view::npos) {
      if (!overlong) taken = window().substr(0, end);
      consume(end);
      return taken;
    }
    searched = end;
    if (overlong) {
      consume(end);
      searched = 0;
    }
    Result<bool> more = fill();
    if (!more) return pass(more);
    if (!*more) {
      if (!overlong) taken = window();
      consume(window().size());
      return taken;
    }
  }
}

Result<std::string> BufferedStream::take_all(std::size_t limit) {
  while (window().size() <= limit) {
    Result<bool> more = fill();
    if (!more) return pass(more);
    if (!*more) {
      std::string taken(window());
      consume(taken.size());
      return taken;
    }
  }
  return fail(ErrorKind::input, fmt::format("longer than {} bytes", limit),
              "raise --max-record if this is a single release");
}

Result<std::uint64_t> BufferedStream::skip(std::uint64_t size) {
  std::uint64_t left = size;
  while (left > 0) {
    const auto here = static_cast<std::size_t>(std::min<std::uint64_t>(left, window().size()));
    consume(here);
    left -= here;
    if (left == 0) break;
    Result<bool> more = fill();
    if (!more) return pass(more);
    if (!*more) break;
  }
  return size - left;
}

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
  if (!S_ISREG(status.st_mode)) return fail(ErrorKind::input, path + ": not a regular file");
  return std::make_unique<FileStream>(*std::move(file), path);
}

Result<std::size_t> MeteredStream::read(char* out, std::size_t size) {
  const Limits& limits = budget_.limits;
  if (!budget_.exhausted) {
    Result<std::size_t> got = stream_->read(out, size);
    if (!got) return got;
    expanded_ += *got;
    budget_.expanded += *got;
    const std::uint64_t packed = std::max<std::uint64_t>(packed_.offset() - begin_, 1);
    const bool within = budget_.expanded <= limits.expanded_bytes &&
                        (expanded_ <= Limits::ratio_floor || expanded_ / packed <= limits.ratio);
    if (within) return got;
    budget_.exhausted = true;
  }
  if (budget_.expanded > limits.expanded_bytes) {
    return fail(
        ErrorKind::input,
        fmt::format("expands to more than {} bytes; skipped the rest", limits.expanded_bytes),
        "raise --max-expanded if you trust the dump");
  }
  return fail(ErrorKind::input,
              fmt::format("expands to more than {} times its size; skipped the rest of the dump",
                          limits.ratio),
              "raise --max-ratio if you trust the dump");
}

}  // namespace dateline
