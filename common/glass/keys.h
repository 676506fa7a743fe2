#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Keys of a database's tables. Keys of per-document entries (values, postings after the
/// first chunk) end in the document id, see append_sortable(); the functions here return their
/// prefix.
namespace dateline::glass {

/// Of the lengths of documents (table postlist).
inline constexpr std::string_view lengths_key("\x00\xe0", 2);

/// Of user metadata (table postlist).
std::string metadata_key(std::string_view name);

/// Of the statistics of a value slot, and of its chunks of values (table postlist).
std::string value_statistics_key(std::uint32_t slot);
std::string value_chunk_key(std::uint32_t slot);

/// Of the first chunk of a term's postings (table postlist). The others begin with it and a zero.
std::string term_key(std::string_view term);

/// Of the frequency of a spelling word (table spelling).
std::string spelling_key(std::string_view word);

/// Of the stored data of a document, and of its term list, which a list of its slots follows
/// (tables docdata and termlist).
std::string document_key(std::uint32_t document);

}  // namespace dateline::glass
