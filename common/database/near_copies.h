#pragma once

#include <xapian.h>

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "common/support/result.h"

namespace dateline {

/// The file of a generation that lists the releases to which another one has a close fingerprint
/// (common/schema/near_terms.h): they are few, so a query need look for copies among few of its
/// matches. It says for which revision of the tables it was made, since updates change them first.
///
/// Varints: the revision, the number of documents, and the distance of each from the one before;
/// then XXH3 (64 bits) of these, big-endian.
inline constexpr std::string_view near_copies_name = "near-copies";

/// The content of the file for documents in ascending order.
std::string encode_near_copies(Xapian::rev revision, std::span<const Xapian::docid> documents);

/// The documents listed in a file's content. nullopt if it is damaged or of another revision.
std::optional<std::vector<Xapian::docid>> decode_near_copies(std::string_view content,
                                                             Xapian::rev revision);

/// Writes the file of a generation, from its tables. Throws Xapian's exceptions.
Result<void> write_near_copies(const std::filesystem::path& generation);

/// What the file of a generation lists. nullopt if there is none for this revision.
std::optional<std::vector<Xapian::docid>> read_near_copies(const std::filesystem::path& generation,
                                                           Xapian::rev revision);

}  // namespace dateline
