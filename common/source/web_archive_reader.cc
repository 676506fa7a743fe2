#include "common/source/web_archive_reader.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "common/source/header_block.h"
#include "common/support/parse_number.h"
#include "common/text/ascii.h"

namespace dateline {
namespace {

constexpr std::size_t longest_line = 16384;

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  line = trimmed(line);
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    words.push_back(line.substr(0, end));
    line = trimmed(line.substr(end));
  }
  return words;
}

struct ArcHead {
  std::string_view url;
  std::string_view date;
  std::string_view type;
  std::uint64_t length = 0;
};

/// "URL address date type ... length": five words in version 1 of ARC, ten in version 2, but that a
/// URL may have spaces. Nullopt for other lines.
std::optional<ArcHead> read_arc_head(std::string_view line) {
  constexpr std::size_t digits_of_date = 14;
  const std::vector<std::string_view> words = words_of(line);
  for (std::size_t at = 2; at + 2 < words.size(); ++at) {
    const std::string_view date = words[at];
    if (date.size() != digits_of_date || !parse_number<std::uint64_t>(date)) continue;
    const std::string_view last = words[at - 2];
    const std::string_view url(
        words[0].data(), static_cast<std::size_t>(last.data() + last.size() - words[0].data()));
    const auto length = parse_number<std::uint64_t>(words.back());
    if (!length || words[0].find(':') == std::string_view::npos) return std::nullopt;
    return ArcHead{.url = url, .date = date, .type = words[at + 1], .length = *length};
  }
  return std::nullopt;
}

/// Crawlers also store DNS lookups and logs.
bool is_page_address(std::string_view url) {
  return !url.starts_with("dns:") && !url.starts_with("filedesc:") &&
         !url.starts_with("metadata:") && !url.starts_with("whois:");
}

std::string_view without_brackets(std::string_view text) {
  if (text.starts_with('<') && text.ends_with('>')) text = text.substr(1, text.size() - 2);
  return text;
}

}  // namespace

struct WebArchiveReader::Head {
  std::optional<WebRecord> record;  ///< nullopt for record types without a page
  std::uint64_t length = 0;
};

/// Reads the current block through the reader, so that the reader notices damage.
class WebArchiveReader::Block : public ByteStream {
 public:
  explicit Block(WebArchiveReader& reader) : reader_(reader) {}

  Result<std::size_t> read(char* out, std::size_t size) override {
    if (reader_.left_ == 0 || reader_.damaged_) return std::size_t{0};
    auto taken = reader_.stream_.take_some(
        out, static_cast<std::size_t>(std::min<std::uint64_t>(size, reader_.left_)));
    if (taken && *taken == 0) taken = fail(ErrorKind::input, "truncated record");
    reader_.damaged_ = !taken;
    if (taken) reader_.left_ -= *taken;
    return taken;
  }

 private:
  WebArchiveReader& reader_;
};

std::unique_ptr<ByteStream> WebArchiveReader::block() {
  return std::make_unique<Block>(*this);
}

Result<void> WebArchiveReader::leave_block() {
  if (damaged_) {
    damaged_ = false;
    left_ = 0;
    return {};
  }
  const std::uint64_t left = std::exchange(left_, 0);
  Result<std::uint64_t> skipped = stream_.skip(left);
  if (!skipped) return pass(skipped);
  if (*skipped < left) return fail(ErrorKind::input, "truncated record");
  return {};
}

Result<bool> WebArchiveReader::find_record() {
  constexpr std::size_t sample = 4096;
  bool skipped = false;
  while (true) {
    Result<std::string_view> window = stream_.peek_available(sample);
    if (!window) return pass(window);
    const std::string_view line = window->substr(0, std::min(window->find('\n'), sample));
    if (window->empty() || (kind_ == WebArchiveKind::warc ? line.starts_with("WARC/")
                                                          : read_arc_head(line).has_value())) {
      if (skipped) return fail(ErrorKind::input, "damaged record");
      return !window->empty();
    }
    skipped = skipped || !trimmed(line).empty();
    bool overlong = false;
    Result<std::string> taken = stream_.take_until('\n', sample, overlong);
    if (!taken) return pass(taken);
  }
}

Result<WebArchiveReader::Head> WebArchiveReader::take_warc_head() {
  bool overlong = false;
  Result<std::string> version = stream_.take_until('\n', longest_line, overlong);
  if (!version) return pass(version);
  Result<HeaderBlock> headers = HeaderBlock::take(stream_);
  if (!headers) return pass(headers);
  const std::optional<std::uint64_t> length =
      parse_number<std::uint64_t>(headers->value("Content-Length"));
  if (!length) return fail(ErrorKind::input, "damaged record: no Content-Length");
  Head head;
  head.length = *length;
  const std::string_view type = headers->value("WARC-Type");
  const std::string_view url = without_brackets(headers->value("WARC-Target-URI"));
  const bool page = equals_ignoring_case(type, "response") ||
                    equals_ignoring_case(type, "resource") ||
                    equals_ignoring_case(type, "conversion");
  if (!page || !is_page_address(url)) return head;
  const std::string_view content_type = headers->value("Content-Type");
  head.record =
      WebRecord{.number = begun_,
                .hints = {.content_type = std::string(content_type),
                          .url = std::string(url),
                          .date = std::string(headers->value("WARC-Date")),
                          .last_modified = {},
                          .id = std::string(without_brackets(headers->value("WARC-Record-ID")))},
                .http = equals_ignoring_case(type, "response")};
  return head;
}

Result<WebArchiveReader::Head> WebArchiveReader::take_arc_head() {
  bool overlong = false;
  Result<std::string> line = stream_.take_until('\n', longest_line, overlong);
  if (!line) return pass(line);
  const ArcHead found = read_arc_head(*line).value_or(ArcHead{});
  Head head;
  head.length = found.length;
  if (!is_page_address(found.url)) return head;
  head.record = WebRecord{.number = begun_,
                          .hints = {.content_type = std::string(found.type),
                                    .url = std::string(found.url),
                                    .date = std::string(found.date),
                                    .last_modified = {},
                                    .id = {}},
                          .http = found.url.starts_with("http")};
  return head;
}

Result<std::optional<WebRecord>> WebArchiveReader::next() {
  // Any step may fail on damaged bytes; in each case the search for the next record follows.
  const auto damaged = [&](Error error) -> Result<std::optional<WebRecord>> {
    if (stream_.offset() == last_error_at_) ended_ = true;
    last_error_at_ = stream_.offset();
    return fail(std::move(error));
  };
  while (!ended_) {
    Result<void> left = leave_block();
    if (!left) return damaged(left.error());
    Result<bool> found = find_record();
    if (!found) return damaged(found.error());
    if (!*found) break;
    number_ = begun_;
    offset_ = stream_.offset();
    Result<Head> head = kind_ == WebArchiveKind::warc ? take_warc_head() : take_arc_head();
    ++begun_;
    if (!head) return damaged(head.error());
    left_ = head->length;
    if (head->record) return std::move(head->record);
  }
  return std::nullopt;
}

}  // namespace dateline
