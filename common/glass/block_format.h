#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

/// A block of a table begins with a header of 11 bytes: revision (4), level (1), free bytes (2,
/// twice), end of the directory (2). The directory of 2-byte offsets of the items, in key order,
/// grows upwards from there, the items grow downwards from the block's end. Integers are
/// big-endian. Level 0 holds the entries; the blocks above it are branches, whose items are the
/// number of a block (4), the length of a key (1), the least key of that block and the number of
/// the entry's component (2). The first key of a branch is empty. The items of a leaf are their
/// size less 3 with flags on top (2), the length of the key (1), the key, the number of the
/// component (2, absent from the first), and that part of the tag.

namespace dateline::glass {

/// Size of a block in bytes: Xapian's default.
inline constexpr std::size_t block_size = 8192;

inline constexpr std::size_t block_header_size = 11;
inline constexpr std::size_t level_at = 4;  ///< in the header
inline constexpr std::size_t free_in_one_piece_at = 5;
inline constexpr std::size_t free_at = 7;
inline constexpr std::size_t directory_end_at = 9;
inline constexpr std::size_t item_offset_size = 2;  ///< of a directory entry
inline constexpr std::size_t child_size = 4;        ///< of the number of a block in a branch
inline constexpr std::size_t component_size = 2;    ///< of the number of a component

/// Bytes of an item besides key, component and part of the tag in a leaf, besides the key in a
/// branch.
inline constexpr std::size_t leaf_overhead = 3;
inline constexpr std::size_t branch_overhead = child_size + 1 + component_size;

/// Flags of an item of a leaf: whether its tag is deflated, and its component the last or first.
inline constexpr std::uint32_t deflated_flag = 0x8000;
inline constexpr std::uint32_t last_flag = 0x4000;
inline constexpr std::uint32_t first_flag = 0x2000;

/// A chunk of postings or values is closed once it takes so many bytes.
inline constexpr std::size_t full_chunk = 2000;

/// The blocks below a branch that may hold entries with keys from `first` to `last` and, if
/// `with_neighbours`, the entries next to those on either side. nullopt if the bytes are
/// inconsistent.
std::optional<std::vector<std::uint32_t>> children_between(std::string_view block,
                                                           std::string_view first,
                                                           std::string_view last,
                                                           bool with_neighbours);

/// Whether all offsets in a block stay within it: Xapian takes the offsets and lengths in a block
/// as they are. If it may, and `level` is what its header says, returns the blocks below it, none
/// for a leaf; else nullopt. What the keys and tags say is not looked at.
std::optional<std::vector<std::uint32_t>> children_of_sound(std::string_view block,
                                                            std::uint32_t level);

/// An item of a leaf: an entry, or one component of it.
struct LeafItem {
  std::string_view key;
  std::string_view part;        ///< of the tag
  std::uint32_t component = 1;  ///< its number
  bool first = false;           ///< component of the entry
  bool last = false;
  bool deflated = false;
};

/// Calls `take` with each item of a sound leaf (children_of_sound()), in the order of keys.
void for_each_leaf_item(std::string_view block, const std::function<void(const LeafItem&)>& take);

/// The bytes of a sound block that hold nothing.
std::size_t free_bytes(std::string_view block);

/// The revision of the database that wrote it.
std::uint32_t revision_of(std::string_view block);

}  // namespace dateline::glass
