#include "indexer/segment/glass/term_lists.h"

#include <fcntl.h>

#include <algorithm>
#include <string_view>

#include "common/database/generation_files.h"
#include "common/glass/keys.h"
#include "common/glass/version_file.h"
#include "common/support/file.h"
#include "common/support/varint.h"
#include "indexer/segment/glass/deflating_writer.h"
#include "indexer/segment/glass/posting_lists.h"

namespace dateline::glass {
namespace {

constexpr std::uint64_t longest_version_file = 1 << 16;

std::filesystem::path term_list_table(const std::filesystem::path& database) {
  return database / table_file(Table::termlist);
}

Result<std::string> read_version(const std::filesystem::path& database) {
  return read_index_file(database / version_file_name, longest_version_file);
}

// The next revision, with another root of this table.
Result<void> commit_root(const std::filesystem::path& database, std::string_view version,
                         const TableRoot& root) {
  const auto path = database / version_file_name;
  const auto next = with_root(version, Table::termlist, root);
  return next ? replace_file(path, *next) : damaged_file(path, "not a version file");
}

// Document length, number of terms, and the terms: of each the length of the prefix shared with the
// one before (1, none for the first), the length of the rest (1), the rest and the wdf. Xapian's
// own writer folds a small wdf into the first byte; kept separate, the two deflate better.
void append_terms(std::string& tag, const TermList& list) {
  if (list.terms.empty()) return;
  std::uint64_t length = 0;
  for (const auto& [term, wdf] : list.terms) length += wdf;
  put_varint(tag, length);
  put_varint(tag, list.terms.size());
  const std::string* before = nullptr;
  for (const auto& [term, wdf] : list.terms) {
    std::size_t shared = 0;
    if (before != nullptr) {
      const auto differ = std::mismatch(before->begin(), before->end(), term.begin(), term.end());
      shared = static_cast<std::size_t>(differ.first - before->begin());
      tag += static_cast<char>(shared);
    }
    tag += static_cast<char>(term.size() - shared);
    tag.append(term, shared);
    put_varint(tag, wdf);
    before = &term;
  }
}

}  // namespace

Result<TermListsWriter> TermListsWriter::open(const std::filesystem::path& database) {
  auto version = read_version(database);
  if (!version) return pass(version);
  const auto revision = decode_revision(*version);
  if (!revision) return damaged_file(database / version_file_name, "not a version file");
  std::error_code code;
  const auto path = term_list_table(database);
  const std::uint64_t size = std::filesystem::file_size(path, code);
  if (code) return fail_code(path, code);
  const auto blocks = static_cast<std::uint32_t>((size + block_size - 1) / block_size);
  auto table = TableWriter::append(path, blocks, *revision + 1);
  if (!table) return pass(table);
  return TermListsWriter(database, *std::move(version), *std::move(table));
}

void TermListsWriter::add(const TermList& list) {
  any_ = true;
  std::string key = document_key(list.document);
  tag_.clear();
  append_terms(tag_, list);
  add_deflated(key, tag_, deflater_, table_);
  if (list.slots.empty()) return;
  tag_.clear();
  append_slots(tag_, list.slots);
  key += '\0';
  table_.add(key, tag_);
}

Result<void> TermListsWriter::commit() {
  if (!any_) return {};
  const auto root = table_.finish();
  if (!root) return pass(root);
  return commit_root(database_, version_, *root);
}

Result<void> drop_term_lists(const std::filesystem::path& database) {
  const auto version = read_version(database);
  if (!version) return pass(version);
  if (auto committed = commit_root(database, *version, {}); !committed) return committed;
  const auto path = term_list_table(database);
  if (auto emptied = FileDescriptor::open_regular(path, O_WRONLY | O_TRUNC); !emptied) {
    return pass(emptied);
  }
  return sync_path(path);  // before digests are written of it
}

}  // namespace dateline::glass
