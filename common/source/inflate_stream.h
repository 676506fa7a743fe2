#pragma once

#include <memory>

#include "common/source/byte_stream.h"

namespace dateline {

/// Input formats of InflateStream.
enum class DeflateWrapper {
  gzip,  ///< RFC 1952; any number of members in sequence
  any,   ///< HTTP's "deflate": RFC 1950, or bare RFC 1951, which some servers send
};

/// Inflates another stream. After an error for a damaged gzip member, reading resumes at the next
/// member, if any: web archives have one member per record.
std::unique_ptr<ByteStream> inflate(std::unique_ptr<ByteStream> packed, DeflateWrapper wrapper);

}  // namespace dateline
