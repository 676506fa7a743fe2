#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::test {

/// Name and content of the members of an archive, in order.
using Files = std::vector<std::pair<std::string, std::string>>;

/// An archive in memory, in a format of libarchive ("ustar", "pax", "zip").
std::string make_archive(const char* format, const Files& files);

/// A ZIP archive whose members are encrypted.
std::string make_encrypted_zip(const Files& files);

/// Bytes compressed with a filter of libarchive ("gzip", "bzip2", "xz", "zstd", "lz4").
std::string pack(const char* filter, std::string_view bytes);

}  // namespace dateline::test
