#pragma once

#include <string_view>

/// Keys of the user metadata in which an index keeps its bookkeeping, so that one commit covers
/// both bookkeeping and documents.
namespace dateline::metadata_key {

inline constexpr std::string_view schema = "dateline.schema";  ///< schema_version, in decimal
inline constexpr std::string_view dictionary = "dateline.dictionary.";   ///< + id: zstd dictionary
inline constexpr std::string_view boilerplate = "dateline.boilerplate";  ///< BoilerplateModel
inline constexpr std::string_view words = "dateline.words";              ///< only_stems, or absent
inline constexpr std::string_view dumps =
    "dateline.dumps.";  ///< + shard: the dumps read (Manifest)

/// Marks an index in which only the stems of the words of titles and bodies are terms.
inline constexpr std::string_view only_stems = "stems";

}  // namespace dateline::metadata_key
