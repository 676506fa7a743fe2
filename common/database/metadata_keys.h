#pragma once

#include <string_view>

/// Keys of the user metadata in which an index keeps its bookkeeping, beside the documents that
/// it is about, so that one commit carries both.
namespace dateline::metadata_key {

inline constexpr std::string_view schema = "dateline.schema";  ///< schema_version, in decimal
inline constexpr std::string_view dictionary = "dateline.dictionary.";   ///< + id: zstd dictionary
inline constexpr std::string_view boilerplate = "dateline.boilerplate";  ///< BoilerplateModel
inline constexpr std::string_view positions = "dateline.positions";  ///< no_positions, or absent
inline constexpr std::string_view dumps = "dateline.dumps.";  ///< + shard: what was read (Manifest)

/// Says of an index that it holds no positions of words.
inline constexpr std::string_view no_positions = "none";

}  // namespace dateline::metadata_key
