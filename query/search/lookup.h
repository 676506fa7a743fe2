#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/database/checked_database.h"
#include "common/database/snapshot.h"
#include "common/manifest/manifest.h"
#include "common/manifest/roots.h"
#include "common/release/release.h"
#include "common/support/result.h"

namespace dateline {

/// An id as printed on a line, which --show accepts: unchanged, unless terminal_text() would
/// replace part of it, or it begins or ends with a space. In such an id, "%" and all bytes that are
/// not printable ASCII are written as "%" and two hexadecimal digits.
std::string id_text(std::string_view id);

/// The id that was printed as this text, if it was not printed as it is.
std::optional<std::string> id_of_text(std::string_view text);

/// A release and its document in the index.
struct IndexedRelease {
  Xapian::docid document;
  Release release;
};

/// How a user names releases: see find_releases().
struct Reference {
  std::string text;
  std::string dump = {};       ///< only those in this dump, unless empty
  bool only_whole_id = false;  ///< it is an id and nothing else
};

/// Every release that a user means by a reference, in document id order. A reference is the first
/// of these that names something: an id, also as printed; the place of a release as text results
/// show it ("a.zip : b.txt #3"), or a part of that ("a.zip" for all its releases); the first digits
/// of a short id (short_ids.h). Errors: usage if several ids begin with these digits; see also
/// Snapshot::release. May throw Xapian's exceptions: call it in guard().
Result<std::vector<IndexedRelease>> find_releases(const Snapshot& snapshot,
                                                  const Reference& reference);

/// Where a release is, as text results show it: "a.zip : b.txt #3".
std::string place_text(const Origin& origin);

/// Where the bytes of a release are, and what its index knows about the dump.
struct IndexedRecord {
  Origin origin;
  std::string url;
  DumpEntry dump;
  Roots roots;  ///< of its index
};

/// The original bytes of a release, read back from its dump, which is where its root is, and
/// decompressed if necessary. `records` must not be empty. Errors: usage if there are several
/// different records; io or input if the dump is missing, has changed since, or does not contain
/// the record.
Result<std::string> read_original(const std::vector<IndexedRecord>& records);

}  // namespace dateline
