#pragma once

#include <cstddef>

#include "indexer/html/tree.h"

namespace dateline::html {

inline constexpr std::size_t naming_elements = 3;  ///< elements around a date that may name it

/// Whether an element, or one closely around it, is named as a date of publication.
bool names_date(const Tree& tree, NodeId id);

/// Whether an element holds the menu of a site by its tag or name.
bool names_menu(const Tree& tree, NodeId id);

/// Whether an element is called the time of a change by its own markup.
bool names_change(const Tree& tree, NodeId id);

/// The same in the vocabulary of schema.org alone: "dateModified".
bool is_modified(const Tree& tree, NodeId id);

}  // namespace dateline::html
