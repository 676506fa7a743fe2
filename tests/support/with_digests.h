#pragma once

#include "common/release/release.h"
#include "indexer/clean/fingerprint.h"

namespace dateline::test {

/// The release with the digests that cleaning would give it, which identify copies.
inline Release with_digests(Release release) {
  const Fingerprint print = fingerprint(release.body);
  release.body_digest = fingerprint_bytes(print.exact);
  release.near_digest = fingerprint_bytes(print.near);
  return release;
}

}  // namespace dateline::test
