#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "common/support/result.h"
#include "indexer/segment/glass/deflater.h"
#include "indexer/segment/glass/table_writer.h"

namespace dateline::glass {

/// What the table "termlist" says of a document.
struct TermList {
  std::uint32_t document = 0;
  std::vector<std::pair<std::string, std::uint32_t>> terms;  ///< with their wdf, ascending
  std::vector<std::uint32_t> slots;                          ///< of its values, ascending
};

/// Gives a database the term lists of some documents, in place of all that it has: Xapian needs
/// them to delete those, and nothing else does. The lists go behind the end of the table, and
/// become part of the database when the version file is replaced, which is a commit of its own: no
/// block that is in use is touched. No writer may have the database open. Not thread-safe.
class TermListsWriter {
 public:
  static Result<TermListsWriter> open(const std::filesystem::path& database);

  /// Documents come in ascending order.
  void add(const TermList& list);

  /// Commits them; without any, changes nothing.
  Result<void> commit();

 private:
  TermListsWriter(std::filesystem::path database, std::string version, TableWriter table)
      : database_(std::move(database)), version_(std::move(version)), table_(std::move(table)) {}

  std::filesystem::path database_;
  std::string version_;  ///< the version file as it was
  TableWriter table_;
  Deflater deflater_;
  std::string tag_;
  bool any_ = false;
};

/// Takes all term lists from a database again, in a commit of its own, and empties the file: once
/// the documents are deleted nobody reads lists, and Xapian's check wants those of all or of none.
Result<void> drop_term_lists(const std::filesystem::path& database);

}  // namespace dateline::glass
