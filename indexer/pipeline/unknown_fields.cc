#include "indexer/pipeline/unknown_fields.h"

#include <set>

namespace dateline {

void UnknownFields::add(const Release& release) {
  std::set<std::string_view> names;  // a field may have several values
  for (const std::string& field : release.fields) {
    names.insert(std::string_view(field).substr(0, field.find('=')));
  }
  for (const std::string_view name : names) add(name, 1);
}

void UnknownFields::merge(const UnknownFields& other) {
  for (const auto& [name, releases] : other.counts_) add(name, releases);
}

void UnknownFields::add(std::string_view name, std::uint64_t releases) {
  constexpr std::size_t most_names = 1000;
  auto found = counts_.find(name);
  if (found == counts_.end()) {
    if (counts_.size() == most_names) return;
    found = counts_.emplace(name, 0).first;
  }
  found->second += releases;
}

}  // namespace dateline
