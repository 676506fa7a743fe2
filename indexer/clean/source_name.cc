#include "indexer/clean/source_name.h"

#include <algorithm>
#include <array>

#include "common/schema/keyword.h"
#include "common/text/ascii.h"
#include "indexer/reader/url.h"

namespace dateline {
namespace {

std::string_view parent_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == path.npos ? std::string_view() : path.substr(0, slash);
}

bool is_number(std::string_view name) {
  return !name.empty() && name.find_first_not_of("0123456789-") == name.npos;
}

/// Whether a name is that of an object in a database: "A4B1C2D3E4F5".
bool is_id(std::string_view name) {
  constexpr std::size_t shortest = 8;
  return name.size() >= shortest && std::ranges::any_of(name, is_digit) &&
         name.find_first_not_of("0123456789abcdefABCDEF-") == name.npos;
}

/// Whether a server gives this name to the only page of a folder.
bool is_only_page(std::string_view file) {
  static constexpr auto names =
      std::to_array<std::string_view>({"index", "default", "opendocument"});
  const std::string name = lowered(file.substr(0, file.find('.')));
  return std::ranges::find(names, name) != names.end();
}

bool is_host_like(std::string_view name) {
  return name.find('.', 1) != name.npos;
}

}  // namespace

std::string_view last_name(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

std::string_view source_folder(std::string_view path) {
  std::string_view folder = parent_of(path);
  const bool own = is_only_page(last_name(path)) && !is_host_like(last_name(folder));
  if (own && !parent_of(folder).empty()) folder = parent_of(folder);
  while (is_number(last_name(folder)) || is_id(last_name(folder))) folder = parent_of(folder);
  return folder;
}

std::string_view host_in_path(std::string_view path) {
  for (auto folder = parent_of(path); !folder.empty(); folder = parent_of(folder)) {
    const auto name = last_name(folder);
    if (!is_number(name) && is_host_like(name)) return name;
  }
  return {};
}

std::string boilerplate_source(const Record& record, const RawRelease& raw) {
  if (auto host = host_of_url(archived_url(raw.url).url); !host.empty()) return host;
  return std::string(source_folder(record.origin.file));
}

std::string block_of_site(std::string_view site_in_title) {
  // No line of a page is like that, so it is never taken for one.
  return std::string("title | ").append(site_in_title);
}

std::string_view site_in_title(const Record& record, const RawRelease& raw,
                               const BoilerplateModel& boilerplate) {
  constexpr double least_share = 0.3;  // a site may have been renamed
  const std::string_view name = raw.site_in_title;
  if (name.empty()) return {};
  const SourceBoilerplate& known = boilerplate.of(boilerplate_source(record, raw));
  if (known.pages() > 0) {
    return known.share(block_digest(block_of_site(name))) >= least_share ? name
                                                                         : std::string_view();
  }
  // One word may as well be a section, so the host says more.
  const bool word = name.find(' ') == name.npos;
  return word && !host_of_url(raw.url).empty() ? std::string_view() : name;
}

}  // namespace dateline
