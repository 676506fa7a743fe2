#pragma once

#include <string_view>

/// Keys of the user metadata in which an index keeps its bookkeeping, beside the documents that
/// it is about, so that one commit carries both.
namespace dateline::metadata_key {

inline constexpr std::string_view schema = "dateline.schema";  ///< schema_version, in decimal
inline constexpr std::string_view dictionary = "dateline.dictionary.";   ///< + id: zstd dictionary
inline constexpr std::string_view boilerplate = "dateline.boilerplate";  ///< BoilerplateModel
inline constexpr std::string_view words = "dateline.words";              ///< only_stems, or absent
inline constexpr std::string_view dumps = "dateline.dumps.";  ///< + shard: what was read (Manifest)

/// Says of an index that of the words of titles and bodies only the stems are terms.
inline constexpr std::string_view only_stems = "stems";

}  // namespace dateline::metadata_key
