#pragma once

#include <string>

namespace dateline {

/// Metadata from the transport: HTTP headers of a WARC record or headers of a MIME part. Each may
/// be empty.
struct TransportHints {
  std::string content_type;  ///< "text/html; charset=utf-8"
  std::string url;
  std::string date;  ///< when it was fetched or sent, verbatim
  std::string id;    ///< WARC-Record-ID
};

}  // namespace dateline
