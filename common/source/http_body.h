#pragma once

#include <memory>

#include "common/source/byte_stream.h"
#include "common/source/header_block.h"
#include "common/support/result.h"

namespace dateline {

/// A stored HTTP response: its status and headers, and the stream of its body.
struct HttpResponse {
  int status = 0;
  HeaderBlock headers;
  std::unique_ptr<ByteStream> body;  ///< without chunks and content codings
};

/// Reads the head of a response as sent over the wire (RFC 9112) from a stream, of which it takes
/// ownership. Supports chunks, gzip, deflate and brotli; bodies that an archive stored decoded
/// despite their headers are used as they are. Error input if it is not a response or uses another
/// content coding.
Result<HttpResponse> read_http_response(std::unique_ptr<ByteStream> stream);

}  // namespace dateline
