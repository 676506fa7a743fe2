#pragma once

#include <memory>

#include "common/source/byte_stream.h"

namespace dateline {

/// What is inflated.
enum class DeflateWrapper {
  gzip,  ///< RFC 1952; any number of members one after the other
  any,   ///< HTTP's "deflate": RFC 1950, or bare RFC 1951, which servers send as well
};

/// Inflates what another stream holds. After an error for a damaged gzip member the next read goes
/// on at the next member, if there is one: a web archive has one for each record.
std::unique_ptr<ByteStream> inflate(std::unique_ptr<ByteStream> packed, DeflateWrapper wrapper);

}  // namespace dateline
