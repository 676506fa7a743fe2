#pragma once

#include <string>
#include <string_view>

#include "indexer/clean/boilerplate.h"
#include "indexer/source/record.h"

namespace dateline {

/// The folder that stands for the source of a dump: that it lies in, but for folders that are named
/// like dates or ids ("2026/0618", "0/A4B1C2D3"), and for one that holds nothing but one page
/// ("ferry-runs-again/index.html"). Empty if there is none.
std::string_view source_folder(std::string_view path);

/// The last name of a path.
std::string_view last_name(std::string_view path);

/// The last folder of a path that is named like a host, or empty.
std::string_view host_in_path(std::string_view path);

/// The name under which the boilerplate of a dump is learned: the host of its URL, else the folder
/// that stands for its source.
std::string boilerplate_source(const Record& record, const RawRelease& raw);

/// What is learned as a block of a page whose title names a site.
std::string block_of_site(std::string_view site_in_title);

/// The name of the site in the title of a page, unless other pages of its source lack it. Where no
/// other pages are known, one word counts only if there is no host.
std::string_view site_in_title(const Record& record, const RawRelease& raw,
                               const BoilerplateModel& boilerplate);

}  // namespace dateline
