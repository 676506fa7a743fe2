#include "indexer/maintenance/repack.h"

#include <cstdint>
#include <string>

#include "common/database/generation_files.h"
#include "common/database/written_digests.h"
#include "common/glass/block_format.h"
#include "common/glass/version_file.h"
#include "common/support/file.h"
#include "indexer/maintenance/generations.h"
#include "indexer/segment/glass/deflating_writer.h"
#include "indexer/segment/glass/table_reader.h"
#include "indexer/segment/glass/table_writer.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// How much of a table may be unused: a share of its bytes, but at least a fixed number.
constexpr std::uint64_t unused_share = 8;
constexpr std::uint64_t least_unused = 8 * glass::block_size;

constexpr auto postlist = static_cast<std::size_t>(glass::Table::postlist);

std::string name_of_table() {
  return glass::table_file(glass::Table::postlist);
}

/// Lengths, values and metadata, which Xapian looks up without inflating them, have keys that start
/// with a zero byte, terms do not.
bool is_posting_chunk(std::string_view key) {
  return !key.starts_with('\0');
}

/// Gives `fresh` all files of a generation but the postings and what describes them.
Result<void> link_others(const fs::path& generation, const fs::path& fresh) {
  std::error_code code;
  for (fs::directory_iterator it(generation, code), end; !code && it != end; it.increment(code)) {
    const std::string name = it->path().filename().string();
    if (name == name_of_table() || name == glass::version_file_name || name == digests_name ||
        name == glass::lock_name) {
      continue;
    }
    fs::create_hard_link(it->path(), fresh / name, code);
    if (code) break;
  }
  if (code) return fail_code(fresh, code);
  return replace_file(fresh / glass::lock_name, "");
}

/// What a generation says of its postings.
struct Postings {
  fs::path table;
  std::string version;  ///< the version file
  std::uint32_t revision = 0;
  glass::TableRoot root;
};

Result<Postings> postings_of(const fs::path& generation) {
  const fs::path path = generation / glass::version_file_name;
  auto version = read_index_file(path, glass::block_size);
  if (!version) return pass(version);
  const auto roots = glass::decode_roots(*version);
  const auto revision = glass::decode_revision(*version);
  if (!roots || !revision) return damaged_file(path, "not a version file");
  return Postings{generation / name_of_table(), *std::move(version), *revision, (*roots)[postlist]};
}

/// Blocks of the oldest revision are as they were when the table was written densely, unless none
/// of those is left: what deflates is deflated there.
Result<glass::TableRoot> write_densely(const Postings& postings, const glass::TableUse& use,
                                       const fs::path& to) {
  using Tag = glass::DeflatingWriter::Tag;
  auto table = glass::TableWriter::create(to, postings.revision + 1);
  if (!table) return pass(table);
  glass::DeflatingWriter writer(*table);
  auto read = glass::read_table(postings.table, postings.root, [&](const glass::TableEntry& entry) {
    const bool changed = entry.revision > use.oldest || use.oldest == use.newest;
    const bool to_deflate = changed && !entry.deflated && is_posting_chunk(entry.key);
    writer.add(entry.key, entry.tag,
               to_deflate ? Tag::to_deflate : (entry.deflated ? Tag::deflated : Tag::plain));
  });
  writer.finish();
  if (!read) return pass(read);
  return table->finish();
}

bool is_loose(const glass::TableUse& use, std::uint64_t size) {
  return use.unused >= least_unused && use.unused * unused_share >= size;
}

/// Everything is synced but the folder that `fresh` is in.
Result<void> write_generation(const fs::path& generation, const Postings& postings,
                              const glass::TableUse& use, const fs::path& fresh) {
  if (auto linked = link_others(generation, fresh); !linked) return linked;
  const auto root = write_densely(postings, use, fresh / name_of_table());
  if (!root) return pass(root);
  const auto version = glass::with_root(postings.version, glass::Table::postlist, *root);
  if (auto written = replace_file(fresh / glass::version_file_name, *version); !written) {
    return written;
  }
  return finish_generation(fresh);
}

}  // namespace

Result<bool> repack(const IndexDirectory& directory) {
  const auto live = directory.live();
  if (!live) return pass(live);
  const fs::path generation = directory.generation_path(*live);
  const auto postings = postings_of(generation);
  if (!postings) return pass(postings);
  if (postings->root.blocks == 0) return false;
  const auto use = glass::use_of_table(postings->table, postings->root);
  if (!use) return pass(use);
  const std::uint64_t size = std::uint64_t{postings->root.blocks} * glass::block_size;
  if (!is_loose(*use, size)) return false;
  if (auto space = require_space(directory.path(), size - use->unused); !space) return pass(space);

  const fs::path fresh = directory.work_path() / "generation";
  std::error_code code;
  fs::create_directories(fresh, code);
  if (code) return fail_code(fresh, code);
  if (auto written = write_generation(generation, *postings, *use, fresh); !written) {
    return pass(written);
  }
  if (auto synced = sync_path(directory.work_path()); !synced) return pass(synced);
  const auto number = directory.adopt(fresh);
  if (!number) return pass(number);
  if (auto published = directory.publish(*number); !published) return pass(published);
  return true;
}

}  // namespace dateline
