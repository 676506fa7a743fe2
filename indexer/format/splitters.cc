#include "indexer/format/splitters.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

/// The record that lines are added to.
class OpenRecord {
 public:
  OpenRecord(std::uint64_t offset, std::size_t limit, const SliceSink& sink)
      : limit_(limit), sink_(sink) {
    slice_.offset = offset;
  }

  std::size_t room() const { return limit_ - std::min(limit_, slice_.bytes.size()); }

  void add(std::string_view line, bool cut) {
    overlong_ = overlong_ || cut;
    if (!overlong_) slice_.bytes += line;
  }

  /// Passes on the record and starts the next one there; false to stop reading.
  bool end(std::uint64_t next_offset) {
    const bool overlong = std::exchange(overlong_, false);
    if (!overlong && trimmed(slice_.bytes).empty()) {
      slice_.bytes.clear();
      slice_.offset = next_offset;
      return true;
    }
    Slice done =
        std::exchange(slice_, Slice{slice_.record + 1, next_offset, std::string(), nullptr});
    if (!overlong) return sink_(std::move(done));
    return sink_(fail(ErrorKind::input, fmt::format("record is longer than {} bytes", limit_),
                      "raise --max-record if this is a single release"));
  }

 private:
  const std::size_t limit_;
  const SliceSink& sink_;
  Slice slice_;
  bool overlong_ = false;
};

}  // namespace

Result<void> split_at_lines(BufferedStream& stream, std::size_t limit, std::size_t reach,
                            const BeginsRecord& begins, const SliceSink& sink) {
  OpenRecord record(stream.offset(), limit, sink);
  bool found = false;
  while (true) {
    const Result<std::string_view> text = stream.peek(reach);
    if (!text) return pass(text);
    if (text->empty()) break;
    if (begins(text->substr(0, reach))) {
      if (std::exchange(found, true) && !record.end(stream.offset())) return {};
    }
    bool cut = false;
    const Result<std::string> line = stream.take_until('\n', record.room(), cut);
    if (!line) return pass(line);
    record.add(*line, cut);
  }
  record.end(stream.offset());
  return {};
}

namespace {

constexpr std::size_t window_bytes = std::size_t{64} << 10;
constexpr std::size_t longest_element_name = 64;  ///< of an element with its prefix

/// The name after '<' or '</', without its prefix.
std::string_view element_name(std::string_view markup) {
  const std::string_view begin = markup.substr(0, longest_element_name);
  const std::string_view name = begin.substr(0, begin.find_first_of(" \t\r\n/>"));
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// Scans a stream for the start and end of elements.
class ElementSplitter {
 public:
  ElementSplitter(BufferedStream& stream, std::size_t limit,
                  std::span<const std::string_view> names, const SliceSink& sink)
      : stream_(stream), limit_(limit), names_(names), sink_(sink) {}

  Result<void> run() {
    while (true) {
      Result<bool> found = find_begin();
      if (!found) return pass(found);
      if (!*found) return {};
      Result<bool> more = take_element();
      if (!more) return pass(more);
      if (!*more) return {};
    }
  }

 private:
  // Consumes up to the next element; false at the end.
  Result<bool> find_begin() {
    while (true) {
      Result<std::string_view> window = stream_.peek(window_bytes);
      if (!window) return pass(window);
      const bool last = window->size() < window_bytes;
      std::size_t at = 0;
      while (true) {
        at = window->find('<', at);
        if (at == std::string_view::npos) {
          at = window->size();
          break;
        }
        if (!last && window->size() - at <= longest_element_name) break;
        const std::string_view name = element_name(window->substr(at + 1));
        if (std::any_of(names_.begin(), names_.end(), [&](std::string_view wanted) {
              return equals_ignoring_case(name, wanted);
            })) {
          name_ = name;
          keep_context(window->substr(0, at));
          stream_.consume(at);
          return true;
        }
        ++at;
      }
      keep_context(window->substr(0, at));
      stream_.consume(at);
      if (last) return false;
    }
  }

  void keep_context(std::string_view bytes) {
    if (number_ > 0) return;
    head_.append(bytes.substr(0, window_bytes - std::min(window_bytes, head_.size())));
  }

  // Passes on the element at the current position; false to stop reading.
  Result<bool> take_element() {
    if (context_ == nullptr) context_ = std::make_shared<const std::string>(std::move(head_));
    const std::uint64_t offset = stream_.offset();
    Result<std::size_t> end = find_end();
    if (!end) return pass(end);
    const std::uint32_t number = number_++;
    if (*end == 0) {
      return sink_(fail(ErrorKind::input, fmt::format("unclosed element <{}>", name_)));
    }
    if (stream_.offset() != offset) {
      stream_.consume(*end);
      return sink_(fail(ErrorKind::input,
                        fmt::format("element <{}> is longer than {} bytes", name_, limit_),
                        "raise --max-record if this is a single release"));
    }
    Result<std::string_view> window = stream_.peek(*end);
    if (!window) return pass(window);
    Slice slice{number, offset, std::string(window->substr(0, *end)), context_};
    stream_.consume(*end);
    return sink_(std::move(slice));
  }

  // End of the current element, relative to the stream's position, which advances if the element is
  // longer than the limit; 0 if it has no end. These elements never nest, so the start of another
  // one is an end too.
  Result<std::size_t> find_end() {
    std::size_t at = 1;
    std::string_view skip_until;  // the end of the comment or CDATA section that `at` is in
    while (true) {
      if (at > limit_) {
        stream_.consume(at);
        at = 0;
      }
      Result<std::string_view> window = stream_.peek(at + window_bytes);
      if (!window) return pass(window);
      const bool last = window->size() < at + window_bytes;
      while (true) {
        if (!skip_until.empty()) {
          const std::size_t end = window->find(skip_until, at);
          if (end == std::string_view::npos) {
            at = std::max(at, window->size() - std::min(window->size(), skip_until.size()));
            break;
          }
          at = end + skip_until.size();
          skip_until = {};
        }
        at = std::min(window->find('<', at), window->size());
        if (!last && window->size() - at <= longest_element_name) break;
        if (at == window->size()) break;
        const std::string_view markup = window->substr(at);
        if (markup.starts_with("<![CDATA[")) {
          skip_until = "]]>";
        } else if (markup.starts_with("<!--")) {
          skip_until = "-->";
        } else if (markup.starts_with("</") &&
                   equals_ignoring_case(element_name(markup.substr(2)), name_)) {
          return at + std::min(markup.find('>') + 1, markup.size());
        } else if (equals_ignoring_case(element_name(markup.substr(1)), name_)) {
          return at;
        }
        ++at;
      }
      if (last) {
        stream_.consume(window->size());
        return std::size_t{0};
      }
    }
  }

  BufferedStream& stream_;
  const std::size_t limit_;
  const std::span<const std::string_view> names_;
  const SliceSink& sink_;
  std::string name_;  ///< of the current element
  std::string head_;
  std::shared_ptr<const std::string> context_;
  std::uint32_t number_ = 0;
};

}  // namespace

Result<void> split_elements(BufferedStream& stream, std::size_t limit,
                            std::span<const std::string_view> names, const SliceSink& sink) {
  return ElementSplitter(stream, limit, names, sink).run();
}

namespace {

/// The size of the document type or declaration at the start of a markup, npos without its end. A
/// document type may have declarations in it: <!DOCTYPE rss [<!ENTITY office "Press Office">]>
std::size_t declaration_size(std::string_view markup) {
  std::size_t end = markup.find('>');
  if (end == markup.npos) return end;
  if (markup.substr(0, end).find('[') == markup.npos) return end + 1;
  while (end != markup.npos && !trimmed(markup.substr(0, end)).ends_with(']')) {
    end = markup.find('>', end + 1);
  }
  return end == markup.npos ? end : end + 1;
}

std::size_t comment_size(std::string_view markup) {
  constexpr std::string_view mark = "-->";
  const std::size_t end = markup.find(mark);
  return end == markup.npos ? end : end + mark.size();
}

}  // namespace

std::string_view behind_prolog(std::string_view markup) {
  while (markup.starts_with("<?") || markup.starts_with("<!")) {
    const bool comment = markup.starts_with("<!--");
    const std::size_t size = comment ? comment_size(markup) : declaration_size(markup);
    if (size == markup.npos) return {};
    markup = trimmed(markup.substr(size));
  }
  return markup;
}

bool has_root_element(std::string_view sample, std::string_view name) {
  const std::string_view markup = behind_prolog(sample);
  return markup.starts_with('<') && equals_ignoring_case(element_name(markup.substr(1)), name);
}

}  // namespace dateline
