#pragma once

#include <string>

namespace dateline {

/// What the transport said about the bytes: HTTP headers of a WARC record, headers of a MIME part.
/// Each may be empty.
struct TransportHints {
  std::string content_type;  ///< "text/html; charset=utf-8"
  std::string url;
  std::string date;  ///< when it was fetched or sent, as written there
  std::string id;    ///< WARC-Record-ID
};

}  // namespace dateline
