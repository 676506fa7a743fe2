#include "common/source/opener.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "common/source/archive_reader.h"
#include "common/source/byte_stream.h"
#include "common/source/container.h"
#include "common/source/http_body.h"
#include "common/source/inflate_stream.h"
#include "common/source/unicode_form.h"
#include "common/source/web_archive_reader.h"
#include "common/text/take_until.h"

namespace dateline {
namespace {

constexpr std::size_t sample_bytes = 4096;  ///< enough to detect a container or UTF-16

/// The position of the opener: what is known about a Member before opening its stream.
struct Place {
  std::string path;
  std::string name;
  TransportHints hints;
  std::optional<ResumePoint> resume;
  std::optional<UnicodeForm> transcoded_from;
  std::uint32_t depth = 0;
};

/// "a/b.zip" and "c.txt" to "a/b.zip/c.txt".
std::string joined(const std::string& container, std::string_view member) {
  return container.empty() ? std::string(member) : fmt::format("{}/{}", container, member);
}

/// Whether a member is hidden by the rules of the walk, or is a macOS resource fork. "." and ".."
/// do not count as hidden: member paths are only names.
bool is_hidden(std::string_view path) {
  if (path.starts_with("__MACOSX/")) return true;
  while (!path.empty()) {
    const std::string_view part = take_until(path, '/');
    if (part.starts_with('.') && part != "." && part != "..") return true;
  }
  return false;
}

/// The byte-order mark of UTF-16 or UTF-32 text; of size 0 if detected by statistics, which are
/// used only if the transport names no charset, as in the Encoding standard.
std::optional<ByteOrderMark> find_wide_text(std::string_view sample, const TransportHints& hints) {
  if (const auto mark = find_mark(sample)) return mark;
  if (hints.content_type.find("charset") != std::string::npos) return std::nullopt;
  const auto form = find_unmarked(sample);
  return form ? std::optional(ByteOrderMark{*form, 0}) : std::nullopt;
}

class Opener {
 public:
  Opener(const Limits& limits, const MemberSink& sink, const ResumePoint& from)
      : budget_{limits}, sink_(sink), from_(from) {}

  /// Passes on the contents of the stream; false to stop reading.
  bool open(BufferedStream& stream, const Place& place) {
    Result<std::string_view> sample = stream.peek_available(sample_bytes);
    if (!sample) return refuse(place, sample.error());
    const Container container = find_container(*sample);
    const auto wide = container == Container::none && !place.transcoded_from
                          ? find_wide_text(*sample, place.hints)
                          : std::nullopt;
    if (container == Container::none && !wide) return hand_on(place, &stream);
    Place inside = place;
    if (place.depth == 0) inside.resume.reset();
    if (++inside.depth > budget_.limits.nesting) {
      return refuse(place, {ErrorKind::input,
                            fmt::format("more than {} nested containers", budget_.limits.nesting),
                            "raise --max-nesting if you trust the dump"});
    }
    switch (container) {
      case Container::gzip:
        return open_expanded(
            stream, inside, inflate(std::make_unique<BoundedStream>(stream), DeflateWrapper::gzip));
      case Container::compressed:
        return open_expanded(stream, inside, unpack(stream));
      case Container::tar:
        return open_archive(stream, inside, ArchiveKind::tar);
      case Container::zip:
        return open_archive(stream, inside, ArchiveKind::zip);
      case Container::warc:
        return open_web_archive(stream, inside, WebArchiveKind::warc);
      case Container::arc:
        return open_web_archive(stream, inside, WebArchiveKind::arc);
      case Container::none:
        return open_wide_text(stream, inside, *wide);
    }
    return true;
  }

 private:
  bool refuse(const Place& place, Error error) { return hand_on(place, fail(std::move(error))); }

  bool hand_on(const Place& place, Result<BufferedStream*> stream) {
    return sink_({place.path, place.name, place.hints, place.resume, place.transcoded_from,
                  std::move(stream)}) &&
           !budget_.exhausted;
  }

  bool open_expanded(const BufferedStream& packed, Place inside,
                     std::unique_ptr<ByteStream> expanded) {
    inside.name = without_compression_suffix(inside.name);
    BufferedStream stream(std::make_unique<MeteredStream>(std::move(expanded), packed, budget_));
    return open(stream, inside);
  }

  bool open_wide_text(BufferedStream& stream, Place inside, const ByteOrderMark& mark) {
    stream.consume(mark.size);
    inside.transcoded_from = mark.form;
    // This overrides any charset declared by the transport or the text.
    std::string& type = inside.hints.content_type;
    type = type.substr(0, type.find(';')) + "; charset=utf-8";
    return open_expanded(stream, std::move(inside),
                         transcode_to_utf8(std::make_unique<BoundedStream>(stream), mark.form));
  }

  /// Counts a member of a container; false if there are too many.
  bool count_entry(const Place& place) {
    if (++budget_.entries <= budget_.limits.entries) return true;
    budget_.exhausted = true;
    return refuse(place, {ErrorKind::input,
                          fmt::format("more than {} members; skipped the rest of the dump",
                                      budget_.limits.entries),
                          "raise --max-entries if you trust the dump"});
  }

  bool open_archive(BufferedStream& stream, const Place& container, ArchiveKind kind) {
    ArchiveReader reader(stream, kind);
    for (bool empty = true;; empty = false) {
      Result<std::optional<ArchiveReader::Entry>> entry = reader.next();
      if (!entry) return refuse(container, entry.error());
      if (!*entry) return !empty || refuse(container, {ErrorKind::input, "contains no files", ""});
      if (!count_entry(container)) return false;
      if (is_hidden((*entry)->path)) continue;
      Place place = container;
      place.path = paths_.distinct(joined(container.path, (*entry)->path));
      place.name = (*entry)->path;
      if ((*entry)->written != 0) place.hints.written = (*entry)->written;
      if (!((*entry)->encrypted
                ? refuse(place, {ErrorKind::input, "encrypted member", "decrypt it first"})
                : open_entry(stream, reader, place))) {
        return false;
      }
    }
  }

  bool open_entry(const BufferedStream& packed, ArchiveReader& reader, const Place& place) {
    class EntryStream : public ByteStream {
     public:
      explicit EntryStream(ArchiveReader& archive) : archive_(archive) {}
      Result<std::size_t> read(char* out, std::size_t size) override {
        return archive_.read(out, size);
      }

     private:
      ArchiveReader& archive_;
    };
    BufferedStream stream(
        std::make_unique<MeteredStream>(std::make_unique<EntryStream>(reader), packed, budget_));
    return open(stream, place);
  }

  bool open_web_archive(BufferedStream& stream, const Place& container, WebArchiveKind kind) {
    const bool plain = container.depth == 1;
    if (plain) {
      if (auto skipped = stream.skip(from_.offset); !skipped) {
        return refuse(container, skipped.error());
      }
    }
    const std::uint32_t first = plain ? from_.number : 0;
    WebArchiveReader reader(stream, kind, first);
    for (bool empty = first == 0;; empty = false) {
      Result<std::optional<WebRecord>> record = reader.next();
      if (record && !*record) {
        return !empty || refuse(container, {ErrorKind::input, "contains no pages", ""});
      }
      if (!count_entry(container)) return false;
      Place place = container;
      if (plain) place.resume = ResumePoint{reader.offset(), reader.number(), 0};
      if (!record) {
        place.path = joined(container.path, fmt::format("{}", reader.number()));
        if (!refuse(place, record.error())) return false;
        continue;
      }
      const WebRecord& web = **record;
      // A URL may occur any number of times; the number makes its records unique.
      place.path = joined(container.path, fmt::format("{}/{}", web.number, web.hints.url));
      place.name = web.hints.url;
      place.hints = web.hints;
      place.hints.written = container.hints.written;
      if (!open_web_record(stream, reader, web, std::move(place))) return false;
    }
  }

  bool open_web_record(const BufferedStream& packed, WebArchiveReader& reader,
                       const WebRecord& record, Place place) {
    std::unique_ptr<ByteStream> body = reader.block();
    if (record.http) {
      Result<HttpResponse> response = read_http_response(std::move(body));
      if (!response) return refuse(place, response.error());
      constexpr int ok = 200;
      if (response->status != ok) {
        return refuse(place,
                      {ErrorKind::input, fmt::format("HTTP status {}", response->status), ""});
      }
      place.hints.content_type = response->headers.value("Content-Type");
      place.hints.last_modified = response->headers.value("Last-Modified");
      body = std::move(response->body);
    }
    BufferedStream stream(std::make_unique<MeteredStream>(std::move(body), packed, budget_));
    return open(stream, place);
  }

  Budget budget_;
  MemberPaths paths_;
  const MemberSink& sink_;
  const ResumePoint& from_;
};

}  // namespace

void open_stream(BufferedStream& stream, const std::string& name, const Limits& limits,
                 const MemberSink& sink, const ResumePoint& from) {
  Opener(limits, sink, from)
      .open(stream, {.path = {},
                     .name = name,
                     .hints = {},
                     .resume = ResumePoint{},
                     .transcoded_from = {},
                     .depth = 0});
}

Result<void> open_dump(const Dump& dump, const Limits& limits, const MemberSink& sink) {
  Result<std::unique_ptr<ByteStream>> file = open_file(dump.path);
  if (!file) return pass(file);
  BufferedStream stream(*std::move(file));
  open_stream(stream, dump.path, limits, sink);
  return {};
}

}  // namespace dateline
