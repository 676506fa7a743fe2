#include "query/recall/release_finder.h"

#include <algorithm>
#include <utility>

#include "common/database/server_address.h"

namespace dateline {

bool means_last_search(const std::vector<std::string>& references, bool index_named,
                       const std::optional<LastSearch>& last) {
  return last && !index_named &&
         std::ranges::any_of(references, [&](const auto& text) { return last->lists(text); });
}

std::vector<std::string> absolute_paths(const std::vector<std::string>& indexes) {
  std::vector<std::string> paths;
  paths.reserve(indexes.size());
  for (const std::string& index : indexes) {
    paths.push_back(absolute_index(index));
  }
  return paths;
}

ReleaseFinder::ReleaseFinder(Session& session, const std::vector<std::string>& indexes,
                             std::optional<LastSearch> last)
    : session_(session), last_(std::move(last)) {
  if (last_ && last_->indexes != absolute_paths(indexes)) last_.reset();
}

Result<Reference> ReleaseFinder::resolve(const std::string& text, const std::string& dump) {
  const auto listed = last_ ? last_->at_rank(text) : std::nullopt;
  if (!listed) return Reference{text, dump};
  const Reference id{text, dump, true};
  const auto found = session_.show({id}, {});
  if (!found) return pass(found);
  return found->front().empty() ? *listed : id;
}

Result<std::vector<std::vector<Hit>>> ReleaseFinder::show(
    const std::vector<Reference>& references) {
  return session_.show(references, last_ ? last_->words() : SearchRequest{});
}

}  // namespace dateline
