#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::glass {

/// Revision that a new database and all its blocks have. Each commit makes the next one.
inline constexpr std::uint32_t first_revision = 1;

/// The file of a database that describes its tables and statistics.
inline constexpr std::string_view version_file_name = "iamglass";

/// The start of a version file: the magic bytes and, in two more, the version of the format, a
/// date: year - 2014, month and day in 7, 4 and 5 bits.
std::string format_signature();

/// The tables of a database, in version file order. The last two are created on first use.
enum class Table { postlist, docdata, termlist, position, spelling, synonym };
inline constexpr std::array<std::string_view, 6> table_names{"postlist", "docdata",  "termlist",
                                                             "position", "spelling", "synonym"};

/// The name of the file of a table: "postlist.glass".
inline std::string table_file(Table table) {
  return std::string(table_names[static_cast<std::size_t>(table)]).append(".glass");
}

/// The file that Xapian's writers lock; empty.
inline constexpr std::string_view lock_name = "flintlock";

/// Location of the root of a table. `blocks` is 0 for an empty table.
struct TableRoot {
  std::uint32_t block = 0;
  std::uint32_t level = 0;
  std::uint32_t entries = 0;
  std::uint32_t blocks = 0;
};

using TableRoots = std::array<TableRoot, table_names.size()>;  ///< in the order of Table

/// Figures over all documents. Lengths are sums of wdf.
struct Statistics {
  std::uint32_t documents = 0;  ///< also the last document id
  std::uint64_t total_length = 0;
  std::uint32_t shortest = 0;  ///< of non-empty documents; 0 if there are none
  std::uint32_t longest = 0;
  std::uint32_t greatest_wdf = 0;
  std::uint32_t greatest_word_frequency = 0;  ///< of the table "spelling"

  void add_document(std::uint32_t length);
  void add(const Statistics& other);

 private:
  void add_shortest(std::uint32_t length);
};

/// The content of a version file, with a new random UUID.
std::string encode_version_file(const TableRoots& roots, const Statistics& statistics);

/// The table roots in a version file. nullopt if it has another format, is truncated, or its block
/// size is not block_size.
std::optional<TableRoots> decode_roots(std::string_view content);

/// The revision of a database. nullopt as decode_roots().
std::optional<std::uint32_t> decode_revision(std::string_view content);

/// The version file of the next revision, in which one table has another root and all else is as
/// `content` says. nullopt as decode_roots().
std::optional<std::string> with_root(std::string_view content, Table table, const TableRoot& root);

}  // namespace dateline::glass
