#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/support/result.h"

namespace dateline {

/// Digest of a block of text (a line, a paragraph, the text of an element) as it is compared
/// between pages: case and digits of short blocks do not count.
std::uint64_t block_digest(std::string_view block);

/// What comes back on the pages of one source.
class SourceBoilerplate {
 public:
  struct Block {
    std::uint64_t digest = 0;
    std::uint8_t share = 0;  ///< pages that have it, in 255ths

    bool operator==(const Block&) const = default;
  };

  SourceBoilerplate() = default;

  /// `blocks` sorted by digest.
  SourceBoilerplate(std::uint32_t pages, std::vector<Block> blocks)
      : pages_(pages), blocks_(std::move(blocks)) {}

  /// The share of the source's pages, from 0 to 1, that have the block; 0 where it is rare.
  double share(std::uint64_t digest) const;

  /// Pages that this was learned from; 0 where the source is not known.
  std::uint32_t pages() const { return pages_; }
  const std::vector<Block>& blocks() const { return blocks_; }

  bool operator==(const SourceBoilerplate&) const = default;

 private:
  std::uint32_t pages_ = 0;
  std::vector<Block> blocks_;
};

/// What comes back on the pages of each source of an archive: menus, sidebars, footers. Made by a
/// BoilerplateLearner, saved with the index. Immutable once made; shared by all threads.
class BoilerplateModel {
 public:
  /// What is known of a source; nothing, with 0 pages, where it is not.
  const SourceBoilerplate& of(std::string_view source) const;

  void set(std::uint64_t source_digest, SourceBoilerplate boilerplate);

  /// Takes over the sources of `newer` that are not known here.
  void add_new_sources(const BoilerplateModel& newer);

  bool empty() const { return sources_.empty(); }

  /// Bytes to store, and back. Error index_corrupt where the bytes contradict themselves.
  std::string serialise() const;
  static Result<BoilerplateModel> deserialise(std::string_view bytes);

  bool operator==(const BoilerplateModel&) const = default;

 private:
  std::map<std::uint64_t, SourceBoilerplate> sources_;  ///< by digest of the source's name
};

/// The digest by which a model knows a source.
std::uint64_t source_digest(std::string_view source);

}  // namespace dateline
