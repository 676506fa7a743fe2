#include "common/manifest/roots.h"

#include <filesystem>
#include <utility>

#include "common/database/guard.h"
#include "common/database/index_metadata.h"
#include "common/support/varint.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

std::string join(const std::string& folder, std::string_view rest) {
  std::string path = folder;
  if (!path.empty() && !rest.empty() && !path.ends_with('/')) path += '/';
  path += rest;
  return path;
}

// Without needless dots and slashes; empty for the working directory.
std::string tidy(const fs::path& path) {
  std::string tidied = path.lexically_normal().string();
  while (tidied.size() > 1 && tidied.ends_with('/')) tidied.pop_back();
  return tidied == "." ? "" : tidied;
}

// The entry whose folder, as `folder_of` picks it, is the innermost one above `path`, and the rest.
template <typename Places, typename FolderOf>
auto innermost(const Places& places, std::string_view path, FolderOf folder_of) {
  auto found = places.end();
  std::string_view rest;
  for (auto it = places.begin(); it != places.end(); ++it) {
    const auto below = rest_below(path, folder_of(*it));
    if (!below || (found != places.end() && below->size() >= rest.size())) continue;
    found = it;
    rest = *below;
  }
  return std::pair(found, rest);
}

constexpr auto by_name = [](const auto& root) { return std::string_view(root.first); };
constexpr auto by_place = [](const auto& root) { return std::string_view(root.second); };

}  // namespace

std::optional<std::string_view> rest_below(std::string_view path, std::string_view folder) {
  if (folder.empty()) return path.starts_with('/') ? std::nullopt : std::optional(path);
  while (folder.size() > 1 && folder.ends_with('/')) folder.remove_suffix(1);
  if (!path.starts_with(folder)) return std::nullopt;
  path.remove_prefix(folder.size());
  if (path.empty() || folder == "/") return path;
  if (!path.starts_with('/')) return std::nullopt;
  return path.substr(1);
}

std::string canonical_place(const std::string& path) {
  std::error_code code;
  const fs::path absolute = fs::absolute(path, code);
  const bool whole = fs::is_directory(absolute, code) || !absolute.has_filename();
  const fs::path folder = fs::weakly_canonical(whole ? absolute : absolute.parent_path(), code);
  if (code) return tidy(absolute);
  return tidy(whole ? folder : folder / absolute.filename());
}

std::optional<Roots> Roots::parse(std::string_view bytes) {
  Roots roots;
  while (!bytes.empty()) {
    std::string name;
    std::string place;
    if (!take_text(bytes, name) || !take_text(bytes, place)) return std::nullopt;
    roots.places_.emplace(std::move(name), std::move(place));
  }
  return roots;
}

Result<Roots> Roots::read(const CheckedDatabase& database) {
  return guard([&]() -> Result<Roots> {
    auto roots = parse(database.get_metadata(std::string(metadata_key::roots)));
    if (roots) return *std::move(roots);
    return fail(ErrorKind::index_corrupt, "the list of indexed folders is damaged", rebuild_hint);
  });
}

std::string Roots::bytes() const {
  std::string bytes;
  for (const auto& [name, place] : places_) {
    put_text(bytes, name);
    put_text(bytes, place);
  }
  return bytes;
}

void Roots::add(const std::string& given) {
  std::error_code code;
  fs::path folder = given;
  std::string place = canonical_place(given);
  if (holds(place)) return;
  if (!fs::is_directory(folder, code)) {
    folder = fs::path(tidy(folder)).parent_path();
    place = fs::path(place).parent_path().string();
  }
  std::string name = tidy(folder);
  if (!may_name(name, place)) name = place;
  while (!may_name(name, place)) name += '~';
  places_.emplace(std::move(name), std::move(place));
}

// Whether no path gets two meanings.
bool Roots::may_name(const std::string& name, const std::string& place) const {
  for (const auto& [other, other_place] : places_) {
    if (rest_below(name, other)) return false;
    const auto rest = rest_below(other, name);
    if (rest && join(place, *rest) != other_place) return false;
  }
  return true;
}

bool Roots::holds(std::string_view place) const {
  return innermost(places_, place, by_place).first != places_.end();
}

bool Roots::shows(std::string_view place) const {
  const auto [root, rest] = innermost(places_, place, by_place);
  return root != places_.end() && !rest.starts_with('.') &&
         rest.find("/.") == std::string_view::npos;
}

std::string Roots::path_of(const std::string& place) const {
  const auto [root, rest] = innermost(places_, place, by_place);
  return root == places_.end() ? place : join(root->first, rest);
}

std::string Roots::place_of(const std::string& path) const {
  const auto [root, rest] = innermost(places_, path, by_name);
  return root == places_.end() ? path : join(root->second, rest);
}

std::string Roots::shown(const std::string& path) const {
  const auto [root, rest] = innermost(places_, path, by_name);
  if (root == places_.end()) return path;
  const auto& [name, place] = *root;
  std::string_view end = name;
  while (end.starts_with("../")) end.remove_prefix(3);
  const bool relative = !end.starts_with('/');
  const bool stays = relative
                         ? end.empty() || end == ".." || place.ends_with("/" + std::string(end))
                         : end == place;
  return stays ? path : join(place, rest);
}

void Roots::move(const std::string& from, const std::string& to) {
  for (auto& [name, place] : places_) {
    if (const auto rest = rest_below(place, from)) place = join(to, *rest);
  }
}

}  // namespace dateline
