#include "common/database/checked_database.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

#include "common/database/generation_files.h"
#include "common/database/guard.h"
#include "common/database/shards.h"
#include "common/glass/keys.h"
#include "common/schema/fields.h"

namespace dateline {
namespace {

using glass::Table;
using Xapian::Query;

// The one slot that queries compare (Xapian::Query::OP_VALUE_RANGE, for a period).
constexpr auto date_slot = slot_of(FieldId::date);

constexpr std::size_t most_known = 20'000;  // frequencies of terms, some MB

KeyRange all_lengths() {
  return KeyRange::of_documents(std::string(glass::lengths_key));
}

// The empty term stands for all documents; its postings are their lengths.
KeyRange postings_of(const std::string& term) {
  if (term.empty()) return all_lengths();
  std::string first = glass::term_key(term);
  std::string last = KeyRange::of_documents(first + '\0').last;
  return {std::move(first), std::move(last), false};
}

KeyRange statistics_of(Xapian::valueno slot) {
  return KeyRange::single(glass::value_statistics_key(slot));
}

KeyRange values_of(Xapian::valueno slot) {
  return KeyRange::beginning(glass::value_chunk_key(slot));
}

// The chunk that holds the first of the documents may begin before it.
KeyRange values_of(Xapian::valueno slot, Xapian::docid first, Xapian::docid last) {
  const std::string slot_key = glass::value_chunk_key(slot);
  return {slot_key + glass::document_key(first), slot_key + glass::document_key(last), true};
}

}  // namespace

CheckedDatabase::CheckedDatabase(const Xapian::Database& unchecked)
    : database_(unchecked), checks_{nullptr}, last_documents_{database_.get_lastdocid()} {}

CheckedDatabase::CheckedDatabase(const std::filesystem::path& generation, GenerationVerifier checks)
    : database_(open_glass(generation)),
      checks_{std::make_shared<GenerationVerifier>(std::move(checks))},
      last_documents_{database_.get_lastdocid()} {
  if (database_.get_revision() != checks_.front()->revision()) {
    throw Xapian::DatabaseModifiedError("the index was updated while it was opened");
  }
  require_ids();
}

// Ids that an index claims must not overflow, nor what is held for each.
void CheckedDatabase::require_ids() const {
  constexpr std::uint64_t most = std::numeric_limits<std::int32_t>::max();
  if (*std::ranges::max_element(last_documents_) > most / last_documents_.size()) {
    throw Xapian::DatabaseCorruptError("the index has too many documents");
  }
}

CheckedDatabase CheckedDatabase::on_server(const Xapian::Database& remote) {
  CheckedDatabase database(remote);
  database.has_servers_ = true;
  return database;
}

void CheckedDatabase::add_database(const CheckedDatabase& shard) {
  has_servers_ = has_servers_ || shard.has_servers_;
  known_frequencies_.clear();
  database_.add_database(shard.database_);
  checks_.insert(checks_.end(), shard.checks_.begin(), shard.checks_.end());
  last_documents_.insert(last_documents_.end(), shard.last_documents_.begin(),
                         shard.last_documents_.end());
  require_ids();
}

void CheckedDatabase::throw_damaged(std::size_t shard, const Error& error) const {
  const auto& verifier = checks_.at(shard);
  throw_error(verifier == nullptr ? error : verifier->damaged_or_changed(Error(error)));
}

void CheckedDatabase::check(Table table, const KeyRange& keys) const {
  for (const auto& shard : checks_) {
    if (shard == nullptr) continue;
    if (const auto sound = shard->check(table, keys); !sound) throw_error(sound.error());
  }
}

void CheckedDatabase::check(Table table, Xapian::docid document, const OwnKeys& keys_of) const {
  if (checks_.empty()) return;
  const auto& shard = checks_[shard_of(document, checks_.size())];
  if (shard == nullptr) return;
  const auto sound = shard->check(table, keys_of(own_id(document, checks_.size())));
  if (!sound) throw_error(sound.error());
}

void CheckedDatabase::check_query(const Query& query) const {
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      check(Table::postlist, postings_of(*query.get_terms_begin()));
      return;
    case Query::OP_VALUE_RANGE:
      check_values(date_slot);
      return;
    default:
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
        check_query(query.get_subquery(i));
      }
  }
}

void CheckedDatabase::check_values(Xapian::valueno slot) const {
  check(Table::postlist, statistics_of(slot));
  check(Table::postlist, values_of(slot));
}

Xapian::Enquire CheckedDatabase::enquire(const Query& query) const {
  check(Table::postlist, all_lengths());
  check_query(query);
  Xapian::Enquire enquire(database_);
  enquire.set_query(query);
  return enquire;
}

std::string CheckedDatabase::read_postings(std::size_t shard, const KeyRange& keys) const {
  const auto& verifier = checks_.at(shard);
  if (verifier == nullptr) throw Xapian::UnimplementedError("no tables to read postings of");
  auto leaves = verifier->read(Table::postlist, keys);
  if (!leaves) throw_error(leaves.error());
  return *std::move(leaves);
}

PostingList CheckedDatabase::postings(std::size_t shard, const std::string& term) const {
  const KeyRange keys = postings_of(term);
  const std::string later = term.empty() ? keys.first : keys.first + '\0';
  return {read_postings(shard, keys), keys.first, later, last_document(shard)};
}

PostingList CheckedDatabase::lengths(std::size_t shard, Xapian::docid first,
                                     Xapian::docid last) const {
  const std::string key(glass::lengths_key);
  const KeyRange keys{key + glass::document_key(first), key + glass::document_key(last), true};
  PostingList some(read_postings(shard, keys), key, key, last_document(shard));
  // A chunk cut into components may begin before the neighbours.
  return some.reaches_back_to(first) ? std::move(some) : postings(shard, {});
}

Xapian::PostingIterator CheckedDatabase::postlist_begin(const std::string& term) const {
  check(Table::postlist, postings_of(term));
  return database_.postlist_begin(term);
}

Xapian::TermIterator CheckedDatabase::allterms_begin(const std::string& begin) const {
  check(Table::postlist, KeyRange::beginning(glass::term_key(begin)));
  return database_.allterms_begin(begin);
}

Xapian::TermIterator CheckedDatabase::spellings_from(const std::string& begin) const {
  const std::string first = glass::spelling_key({});
  check(Table::spelling, {first, first, true});  // where Xapian begins
  check(Table::spelling, KeyRange::beginning(glass::spelling_key(begin)));
  Xapian::TermIterator at = database_.spellings_begin();
  if (at != database_.spellings_end()) at.skip_to(begin);
  return at;
}

std::string CheckedDatabase::data(Xapian::docid document) const {
  check(Table::docdata, document,
        [](Xapian::docid id) { return KeyRange::single(glass::document_key(id)); });
  return database_.get_document(document, Xapian::DOC_ASSUME_VALID).get_data();
}

CheckedDatabase::Frequencies& CheckedDatabase::frequencies_of(const std::string& term) const {
  if (known_frequencies_.size() > most_known) known_frequencies_.clear();
  return known_frequencies_[term];
}

Xapian::doccount CheckedDatabase::get_termfreq(const std::string& term) const {
  auto& known = frequencies_of(term).documents;
  if (known) return *known;
  check(Table::postlist, KeyRange::single(glass::term_key(term)));
  known = database_.get_termfreq(term);
  return *known;
}

Xapian::termcount CheckedDatabase::get_collection_freq(const std::string& term) const {
  auto& known = frequencies_of(term).occurrences;
  if (known) return *known;
  check(Table::postlist, KeyRange::single(glass::term_key(term)));
  known = database_.get_collection_freq(term);
  return *known;
}

void CheckedDatabase::prepare_frequencies(const std::vector<std::string>& terms) const {
  if (!has_servers_ || terms.empty()) return;
  Xapian::Enquire enquire(database_);
  enquire.set_query(Query(Query::OP_OR, terms.begin(), terms.end()));
  // A search for nothing has the statistics of its terms.
  const Xapian::MSet none = enquire.get_mset(0, 0);
  for (const std::string& term : terms) {
    frequencies_of(term).documents = none.get_termfreq(term);
  }
}

bool CheckedDatabase::term_exists(const std::string& term) const {
  return get_termfreq(term) > 0;
}

std::string CheckedDatabase::get_metadata(const std::string& key) const {
  check(Table::postlist, KeyRange::single(glass::metadata_key(key)));
  return database_.get_metadata(key);
}

Xapian::TermIterator CheckedDatabase::metadata_keys_begin(const std::string& begin) const {
  check(Table::postlist, KeyRange::beginning(glass::metadata_key(begin)));
  return database_.metadata_keys_begin(begin);
}

std::string CheckedDatabase::get_spelling_suggestion(const std::string& word,
                                                     unsigned most_edits) const {
  // The table itself lists the words that share something with this one.
  check(Table::spelling, KeyRange::beginning({}));
  return database_.get_spelling_suggestion(word, most_edits);
}

std::string CheckedDatabase::get_value_upper_bound(Xapian::valueno slot) const {
  check(Table::postlist, statistics_of(slot));
  return database_.get_value_upper_bound(slot);
}

Xapian::ValueIterator CheckedDatabase::valuestream_begin(Xapian::valueno slot) const {
  check_values(slot);
  return database_.valuestream_begin(slot);
}

std::string CheckedDatabase::value(Xapian::docid document, Xapian::valueno slot) const {
  check(Table::postlist, document, [&](Xapian::docid id) { return values_of(slot, id, id); });
  return database_.get_document(document, Xapian::DOC_ASSUME_VALID).get_value(slot);
}

void CheckedDatabase::check_values(Xapian::valueno slot, Xapian::docid first,
                                   Xapian::docid last) const {
  const std::size_t shards = std::max<std::size_t>(checks_.size(), 1);
  check(Table::postlist, values_of(slot, own_id(first, shards), own_id(last, shards)));
}

Xapian::ValueIterator CheckedDatabase::values_from(Xapian::valueno slot, Xapian::docid first,
                                                   Xapian::docid last) const {
  check(Table::postlist, values_of(slot, 1, 1));  // where Xapian begins
  check_values(slot, first, last);
  Xapian::ValueIterator at = database_.valuestream_begin(slot);
  if (at != database_.valuestream_end(slot)) at.skip_to(first);
  return at;
}

}  // namespace dateline
