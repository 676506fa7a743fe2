#include "query/retrieve/retriever.h"

#include <utility>

#include "query/retrieve/evaluator.h"
#include "query/retrieve/server_query.h"

namespace dateline {
namespace {

/// The matches of shards, by their ids in all of them.
Matches merged(const std::vector<Matches>& shards) {
  std::vector<WeighedDocument> all;
  for (std::size_t shard = 0; shard < shards.size(); ++shard) {
    for (std::size_t i = 0; i < shards[shard].size(); ++i) {
      const Xapian::docid own = shards[shard].documents[i];
      all.push_back({joined_id(shard, own, shards.size()), shards[shard].weight(i)});
    }
  }
  return to_matches(std::move(all));
}

}  // namespace

Retriever::Retriever(const Snapshot& snapshot)
    : snapshot_(snapshot),
      remote_(snapshot.database().has_servers() ? std::make_optional<RemoteMatches>(snapshot)
                                                : std::nullopt),
      days_(snapshot.database(), remote()) {
  if (remote_) return;
  for (std::size_t shard = 0; shard < snapshot.database().shards(); ++shard) {
    lengths_.emplace_back(snapshot.database(), shard);
  }
}

Matches Retriever::find(const IndexQuery& query, const RelevanceModel& model, Deadline* deadline) {
  if (remote_) return server_matches(snapshot_, query, model);
  return find_here(query, model, deadline, nullptr);
}

Matches Retriever::find_among(const std::vector<Xapian::docid>& documents, const IndexQuery& query,
                              const RelevanceModel& model) {
  if (remote_) return server_matches_among(snapshot_, documents, query, model);
  return find_here(query, model, nullptr, &documents);
}

Matches Retriever::fetch(const IndexQuery& query, const RelevanceModel& model, Deadline* deadline) {
  return remote_ ? remote_->fetch(query, model) : find_here(query, model, deadline, nullptr);
}

Matches Retriever::find_here(const IndexQuery& query, const RelevanceModel& model,
                             Deadline* deadline, const std::vector<Xapian::docid>* within) {
  const Relevance relevance(snapshot_.database(), model);
  const std::size_t count = lengths_.size();
  std::vector<Matches> shards;
  for (std::size_t shard = 0; shard < count; ++shard) {
    Evaluator evaluator(snapshot_, shard, relevance, lengths_[shard], days_, deadline);
    std::vector<Xapian::docid> here;
    if (within != nullptr) {
      for (const Xapian::docid document : *within) {
        if (shard_of(document, count) == shard) here.push_back(own_id(document, count));
      }
    }
    shards.push_back(evaluator.matches(query, within != nullptr ? &here : nullptr));
  }
  return count == 1 ? std::move(shards.front()) : merged(shards);
}

}  // namespace dateline
