#pragma once

#include <memory>

#include "common/source/byte_stream.h"
#include "common/source/header_block.h"
#include "common/support/result.h"

namespace dateline {

/// A stored HTTP response: its status and headers, and the stream of what they describe.
struct HttpResponse {
  int status = 0;
  HeaderBlock headers;
  std::unique_ptr<ByteStream> body;  ///< without chunks and content codings
};

/// Reads the head of a response as it came over the wire (RFC 9112) from a stream that it takes.
/// Knows chunks, gzip, deflate and brotli; bodies that an archive stored decoded under headers
/// that say otherwise are taken as they are. Error input for what is no response, or of another
/// content coding.
Result<HttpResponse> read_http_response(std::unique_ptr<ByteStream> stream);

}  // namespace dateline
