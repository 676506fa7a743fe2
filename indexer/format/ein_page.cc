#include "indexer/format/forms.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/byte_word.h"
#include "common/text/take_until.h"
#include "indexer/charset/charset.h"
#include "indexer/format/splitters.h"
#include "indexer/prose/date_finder.h"
#include "indexer/prose/headline.h"
#include "indexer/prose/lines.h"
#include "indexer/prose/notices.h"
#include "indexer/reader/plain_text.h"

namespace dateline {
namespace {

constexpr std::string_view wire = "EIN Presswire";
constexpr std::string_view begin_mark = "Submit Release";  ///< ends the first line of a page
constexpr std::size_t examined_line_bytes = 256;           ///< bytes of a line to look at
constexpr std::size_t header_reach = 4096;  ///< bytes to search for the wire's search box

bool begins_with_key(std::string_view line, std::string_view key) {
  return LineKey(line.substr(0, 40)).view().starts_with(key);
}

/// The non-blank lines of a page, trimmed.
std::vector<std::string_view> lines_with_text(std::string_view page) {
  std::vector<std::string_view> lines;
  while (!page.empty()) {
    const auto line = trimmed<is_space>(take_until(page, '\n'));
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

/// Reads the lines of a page in order.
class PageReader {
 public:
  explicit PageReader(std::string_view page) : lines_(lines_with_text(page)) {}

  RawRelease read() {
    raw_.source = wire;
    read_search_box();
    read_title();
    while (at_ < lines_.size() && !begins_with_key(lines_[at_], "you just read")) read_body_line();
    read_after_body();
    return std::move(raw_);
  }

 private:
  /// " date 2022-11-22 Submit Release", "News Search", "There were 2,051 press releases posted
  /// ...".
  void read_search_box() {
    std::size_t last = 0;
    bool found = false;
    for (std::size_t i = 0; i < std::min<std::size_t>(lines_.size(), 12); ++i) {
      const auto line = lines_[i];
      if (begins_with_key(line, "date ") || begins_with_key(line, "submit release")) {
        if (const auto match = find_date(line, 0, {})) note_date(*match);
      } else if (!begins_with_key(line, "news search") && !begins_with_key(line, "there were") &&
                 !begins_with_key(line, "search")) {
        continue;
      }
      last = i;
      found = true;
    }
    at_ = found ? last + 1 : 0;
  }

  void read_title() {
    while (at_ < lines_.size() && read_provider()) {
    }
    if (at_ < lines_.size()) raw_.title = lines_[at_++];
  }

  void read_body_line() {
    if (read_provider()) return;
    const auto line = lines_[at_++];
    if (is_same_headline(line, raw_.title)) return;
    if (!raw_.body.empty()) raw_.body += '\n';
    raw_.body += line;
  }

  /// "News Provided By", and the issuer and the moment on the lines after it.
  bool read_provider() {
    if (!begins_with_key(lines_[at_], "news provided by")) return false;
    ++at_;
    if (at_ < lines_.size() && !find_date(lines_[at_], 0, {})) raw_.issuer = lines_[at_++];
    if (at_ < lines_.size()) {
      if (const auto match = leading_date(lines_[at_], {})) {
        note_date(*match);
        ++at_;
      }
    }
    if (at_ < lines_.size() && begins_with_key(lines_[at_], "share this article")) ++at_;
    return true;
  }

  /// Keeps the page's date, unless this is the same day with a time.
  void note_date(const DateMatch& match) {
    if (date_ && (date_->date != match.date || match.time.empty())) return;
    date_ = match;
    raw_.date = match.date.iso();
    if (!match.time.empty()) raw_.date += 'T' + match.time;
    raw_.date_source = DateSource::header;
  }

  /// The title again, the channels, and notices, which are dropped.
  void read_after_body() {
    for (; at_ < lines_.size(); ++at_) {
      if (begins_with_key(lines_[at_], "news provided by")) {
        read_provider();
        --at_;
        continue;
      }
      const auto colon = lines_[at_].find(':');
      if (!begins_with_key(lines_[at_], "distribution channel") ||
          colon == std::string_view::npos) {
        continue;
      }
      raw_.channels = split_channels(lines_[at_].substr(colon + 1));
      // Channels on separate lines continue up to the first line that reads as a sentence.
      for (++at_; at_ < lines_.size() && is_channel(lines_[at_]); ++at_) {
        std::ranges::move(split_channels(lines_[at_]), std::back_inserter(raw_.channels));
      }
      return;
    }
  }

  static bool is_channel(std::string_view line) {
    return count_words(line) <= 12 && line.size() < 120 && line.back() != '.' &&
           line.back() != ':' && notice_kind(line) == NoticeKind::none &&
           !begins_with_key(line, "legal disclaimer");
  }

  std::vector<std::string_view> lines_;
  std::size_t at_ = 0;
  std::optional<DateMatch> date_;
  RawRelease raw_;
};

}  // namespace

bool EinPage::recognises(const Sample& sample) const {
  const std::string_view header = sample.bytes.substr(0, header_reach);
  // Where the first letter is rare in text, find() is faster than contains().
  const bool submits = header.find(begin_mark) != header.npos;
  const bool searches = header.find("News Search") != header.npos;
  const bool has_header =
      (submits && searches) ||
      ((submits || searches) && contains(header, "press releases posted in the last"));
  const bool has_footer = sample.bytes.find("You just read:") != sample.bytes.npos &&
                          contains(sample.bytes, "Distribution channels:") &&
                          contains(sample.bytes, "EIN Presswire");
  return (has_header || has_footer) && !begins_like_data(sample.opening) &&
         is_plain_text(sample.bytes);
}

Result<void> EinPage::split(BufferedStream& stream, std::size_t limit,
                            const SliceSink& sink) const {
  const auto begins = [](std::string_view text) {
    const auto line = trimmed<is_space>(text.substr(0, text.find('\n')));
    return begins_with_key(line, "date ") && line.ends_with(begin_mark);
  };
  return split_at_lines(stream, limit, examined_line_bytes, begins, sink);
}

Result<RawRelease> EinPage::parse(const Record& record) const {
  const auto decoded = decode_text(record.bytes, record.hints, DeclaredCharset::none);
  RawRelease raw = PageReader(decoded.text).read();
  raw.url = record.hints.url;
  raw.undecodable = decoded.undecodable;
  return raw;
}

}  // namespace dateline
