#include "query/search/batch.h"

#include <fmt/format.h>

#include <iostream>
#include <utility>

#include "common/support/file.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t most_bytes = std::size_t{64} << 20;  // of queries held at once

BatchQuery parse_line(std::string line) {
  const auto tab = line.find('\t');
  if (tab == std::string::npos) return {{}, std::move(line)};
  return {line.substr(0, tab), line.substr(tab + 1)};
}

}  // namespace

Result<BatchReader> BatchReader::open(const std::string& path) {
  BatchReader reader;
  reader.path_ = path == "-" ? "standard input" : path;
  if (path == "-") return reader;
  auto file = open_lines(path);
  if (!file) return pass(file);
  reader.file_ = std::make_unique<std::ifstream>(*std::move(file));
  return reader;
}

Result<std::optional<BatchQuery>> BatchReader::next() {
  for (std::string line;;) {
    const auto read = read_line(line);
    if (!read) return pass(read);
    if (!*read) return std::nullopt;
    if (line.ends_with('\r')) line.pop_back();
    if (lines_ == 1) line = without_byte_order_mark(line);
    if (!line.empty()) return parse_line(std::move(line));
  }
}

std::string BatchReader::place() const {
  return fmt::format("{}, line {}", path_, lines_);
}

Result<bool> BatchReader::read_line(std::string& line) {
  using Traits = std::streambuf::traits_type;
  std::streambuf& bytes = file_ ? *file_->rdbuf() : *std::cin.rdbuf();
  line.clear();
  ++lines_;
  while (true) {
    const auto next = bytes.sbumpc();
    if (Traits::eq_int_type(next, Traits::eof())) return !line.empty();
    const char c = Traits::to_char_type(next);
    if (c == '\n') return true;
    if (line.size() == longest_line) {
      return fail(ErrorKind::input, fmt::format("{}: longer than {} bytes", place(), longest_line),
                  "give one query per line");
    }
    line += c;
  }
}

Result<std::vector<BatchQuery>> read_batch(const std::string& path) {
  auto reader = BatchReader::open(path);
  if (!reader) return pass(reader);
  std::vector<BatchQuery> batch;
  std::size_t bytes = 0;
  while (true) {
    auto query = reader->next();
    if (!query) return pass(query);
    if (!*query) return batch;
    bytes += (*query)->words.size() + sizeof(BatchQuery);
    if (bytes > most_bytes) {
      return fail(ErrorKind::input,
                  fmt::format("{}: more than {} MiB of queries", path, most_bytes >> 20));
    }
    batch.push_back(*std::move(*query));
  }
}

}  // namespace dateline
