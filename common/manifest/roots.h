#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "common/database/checked_database.h"
#include "common/support/result.h"

namespace dateline {

/// The rest of `path` below `folder`, without the slash between them: empty for the folder itself;
/// nullopt if it lies elsewhere. The folder "" holds all relative paths.
std::optional<std::string_view> rest_below(std::string_view path, std::string_view folder);

/// The absolute path of a file or folder without links, dots and needless slashes; only a link to a
/// file keeps its name. What does not exist is taken as spelt.
std::string canonical_place(const std::string& path);

/// The roots of an archive: the folders that were indexed, each with the name by which the index
/// knows it and the place where it is. An index holds the paths of dumps below names ("press/a.txt"
/// for a folder first given as "press"), so a dump has one path however its folder is spelt and
/// from wherever it is indexed, and a root can move. Files given by themselves belong to the folder
/// they are in. Paths of no root are their own places.
class Roots {
 public:
  Roots() = default;

  /// Restores what bytes() returned; nullopt if it is inconsistent.
  static std::optional<Roots> parse(std::string_view bytes);

  /// Reads those of an index. Error index_corrupt if they are inconsistent.
  static Result<Roots> read(const CheckedDatabase& database);

  std::string bytes() const;

  /// Adds a file or folder as spelt by the user, unless it lies below a root already. It is named
  /// as spelt or, if that could mean another place, by its place.
  void add(const std::string& given);

  /// Whether a place is below a root.
  bool holds(std::string_view place) const;

  /// Whether a place is below a root and not hidden there, so that a walk of the root finds it.
  bool shows(std::string_view place) const;

  /// The path by which the index knows a place.
  std::string path_of(const std::string& place) const;

  /// Where a path of the index is.
  std::string place_of(const std::string& path) const;

  /// A path of the index as results name it: as it is, or as its place where its root is no longer
  /// where its name says.
  std::string shown(const std::string& path) const;

  /// Tells that what was at the place `from`, a root or a folder above roots, is now at `to`.
  void move(const std::string& from, const std::string& to);

  /// Places by name.
  const std::map<std::string, std::string>& places() const { return places_; }

  bool operator==(const Roots&) const = default;

 private:
  bool may_name(const std::string& name, const std::string& place) const;

  std::map<std::string, std::string> places_;
};

}  // namespace dateline
