#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/source/byte_stream.h"
#include "common/support/result.h"

namespace dateline {

/// "Name: value" lines up to an empty one: the headers of WARC records, HTTP messages and mail (RFC
/// 9112, RFC 5322). Lines starting with a space continue the previous one.
class HeaderBlock {
 public:
  /// Consumes the lines and the empty line from a stream. Error input if they exceed 256 KiB in
  /// total; the stream is then left somewhere inside them.
  static Result<HeaderBlock> take(BufferedStream& stream);

  /// Reads the lines at the start of a text and removes them and the empty line from it.
  static HeaderBlock read(std::string_view& text);

  /// The first value of that name, ignoring case; empty if there is none.
  std::string_view value(std::string_view name) const;

  /// All values of that name, in order.
  std::vector<std::string_view> values(std::string_view name) const;

 private:
  void add_line(std::string_view line);

  std::vector<std::pair<std::string, std::string>> fields_;
};

/// Metadata from the transport: HTTP headers of a WARC record or headers of a MIME part. Each may
/// be empty.
struct TransportHints {
  std::string content_type;  ///< "text/html; charset=utf-8"
  std::string url;
  std::string date;           ///< when it was fetched, verbatim
  std::string last_modified;  ///< verbatim
  std::string id;             ///< WARC-Record-ID
  /// When the member of an archive was last written, in seconds since 1970-01-01 UTC; 0 if unknown.
  std::int64_t written = 0;
};

}  // namespace dateline
