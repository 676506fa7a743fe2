#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "common/support/result.h"
#include "indexer/segment/segment_writer.h"

namespace dateline {

/// Asks the linked Xapian whether it reads what `backend` writes: the version in a file only says
/// what the library would write itself. Writes sample documents of every kind below `place`, a
/// directory that does not exist yet and is removed again, reads them back, deletes some and reads
/// the rest, which takes some milliseconds. Returns what is wrong, as misread_sample() does. Error
/// where the sample cannot be written, read or removed.
Result<std::optional<std::string>> self_check(SegmentBackend& backend,
                                              const std::filesystem::path& place);

/// Writes the sample through `backend` below `place`; returns the path of the database.
Result<std::filesystem::path> write_sample(SegmentBackend& backend,
                                           const std::filesystem::path& place);

/// Gives some documents of the sample, in ascending order, the term lists that Xapian changes or
/// deletes them by.
Result<void> give_term_lists(const std::filesystem::path& database,
                             std::span<const std::uint32_t> documents);

/// What Xapian misreads in a database that write_sample() wrote and from which some documents were
/// deleted, as a clause: "it misreads the data of document 26". That is the first thing that its
/// public interface shows differently from the same documents in a database in memory, or what
/// Database::check or an exception says. Nothing if the sample is read back correctly. Error io or
/// no_space where the system failed, which says nothing of the format.
Result<std::optional<std::string>> misread_sample(const std::filesystem::path& database,
                                                  std::span<const std::uint32_t> deleted = {});

}  // namespace dateline
