#include "query/search/unknown_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/schema/keyword.h"
#include "common/text/edit_distance.h"

namespace dateline {
namespace {

constexpr std::size_t most_read = 20'000;  // values
constexpr std::size_t least_part = 3;      // bytes
constexpr std::size_t longest_spelt = 60;  // characters
constexpr std::size_t most_named = 8;      // values, and notes

using Values = std::vector<std::string>;

/// The first values of a field, in lower case.
Values values_of(const Field& field, const Snapshot& snapshot) {
  const std::string prefix(field.prefix);
  Values values;
  auto term = snapshot.database().allterms_begin(prefix);
  for (const auto end = snapshot.database().allterms_end(prefix); term != end; ++term) {
    if (values.size() == most_read) break;
    values.push_back((*term).substr(prefix.size()));
  }
  return values;
}

/// Those that `typed` may stand for, the closest first.
Values alike(Values values, const std::string& typed) {
  const std::u32string characters = characters_of(typed);
  const std::size_t most_edits =
      characters.size() > longest_spelt ? 0 : std::max<std::size_t>(1, characters.size() / 3);
  std::vector<std::pair<std::size_t, std::string>> by_distance;
  for (std::string& value : values) {
    const std::u32string others = characters_of(value);
    const std::size_t longer = std::max(others.size(), characters.size());
    const std::size_t missing = longer - std::min(others.size(), characters.size());
    std::size_t edits = missing;
    const bool part = typed.size() >= least_part && value.find(typed) != std::string::npos;
    if (!part) {
      if (missing > most_edits) continue;
      edits = edit_distance(characters, others);
      if (edits > most_edits) continue;
    }
    by_distance.emplace_back(edits, std::move(value));
  }
  std::ranges::sort(by_distance);
  Values closest;
  for (auto& [edits, value] : by_distance) closest.push_back(std::move(value));
  return closest;
}

class UnknownValues {
 public:
  explicit UnknownValues(const Snapshot& snapshot) : snapshot_(snapshot) {}

  void of(const QueryNode& node) {
    if (const auto* keyword = std::get_if<KeywordQuery>(&node.form)) check(*keyword);
    const auto* group = std::get_if<GroupQuery>(&node.form);
    if (group == nullptr) return;
    for (const auto* nodes : {&group->required, &group->optional, &group->excluded}) {
      for (const QueryNode& each : *nodes) of(each);
    }
  }

  std::vector<std::string> take() { return std::move(notes_); }

 private:
  void check(const KeywordQuery& keyword) {
    const Field& asked = field(keyword.field);
    if (asked.type != FieldType::keyword || notes_.size() == most_named) return;
    const std::string term = boolean_term(asked, keyword.text);
    const bool known = keyword.begins ? !keyword.terms.empty()
                                      : term.empty() || snapshot_.database().get_termfreq(term) > 0;
    if (known) return;
    std::string note = "no release has " + to_text(QueryNode{keyword});
    Values values = values_of(asked, snapshot_);
    const bool all = values.size() <= most_named;
    if (!all) values = alike(std::move(values), normalise_keyword(keyword.text));
    values.resize(std::min(values.size(), most_named));
    if (!values.empty()) {
      note += fmt::format("; {} \"{}\"", all ? "values are" : "did you mean",
                          fmt::join(values, all ? "\", \"" : "\" or \""));
    }
    notes_.push_back(std::move(note));
  }

  const Snapshot& snapshot_;
  std::vector<std::string> notes_;
};

}  // namespace

std::vector<std::string> unknown_values(const QueryNode& query, const Snapshot& snapshot) {
  UnknownValues unknown(snapshot);
  unknown.of(query);
  return unknown.take();
}

}  // namespace dateline
