#pragma once

#include <xapian.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "common/database/table_checks.h"

namespace dateline {

/// A Xapian database, or several joined, that compares what it is asked for with the digests that
/// were written of it before Xapian reads it: glass blocks carry none, so that Xapian takes a
/// flipped bit in a posting for a posting, and may even go on without end. The reads below stand
/// for those of the base, which reads unchecked; Xapian itself knows the database as its base.
///
/// All throw what Xapian throws, Xapian::DatabaseCorruptError for a block that is not as it was
/// written. Not thread-safe.
class CheckedDatabase : public Xapian::Database {
 public:
  /// No database, to add some to.
  CheckedDatabase() = default;

  /// One that nobody wrote digests of: nothing is checked.
  explicit CheckedDatabase(const Xapian::Database& unchecked);

  /// Opens a generation of an index.
  CheckedDatabase(const std::filesystem::path& generation, GenerationVerifier checks);

  void add_database(const CheckedDatabase& shard);

  /// Ready to match a query, whose terms, lengths and dates were checked.
  Xapian::Enquire enquire(const Xapian::Query& query) const;

  Xapian::PostingIterator postlist_begin(const std::string& term) const;
  Xapian::TermIterator termlist_begin(Xapian::docid document) const;
  Xapian::PositionIterator positionlist_begin(Xapian::docid document,
                                              const std::string& term) const;
  Xapian::TermIterator allterms_begin(const std::string& begin) const;
  Xapian::Document get_document(Xapian::docid document) const;
  Xapian::doccount get_termfreq(const std::string& term) const;
  bool term_exists(const std::string& term) const;
  std::string get_metadata(const std::string& key) const;
  Xapian::TermIterator metadata_keys_begin(const std::string& begin) const;
  std::string get_spelling_suggestion(const std::string& word, unsigned most_edits) const;
  std::string get_value_upper_bound(Xapian::valueno slot) const;

  /// The words to suggest from `begin` on, as far as they begin so.
  Xapian::TermIterator spellings_from(const std::string& begin) const;

  /// The values of a slot, for an iterator or for sorting by them.
  void check_values(Xapian::valueno slot) const;
  Xapian::ValueIterator valuestream_begin(Xapian::valueno slot) const;

  /// The value of a document, empty for none.
  std::string value(Xapian::docid document, Xapian::valueno slot) const;

  /// Of the values of a slot those of documents from `first` to `last`, both with them; the
  /// iterator stands at `first`, or the next that has one, and may go on to `last`.
  Xapian::ValueIterator values_from(Xapian::valueno slot, Xapian::docid first,
                                    Xapian::docid last) const;

 private:
  using Checks = std::vector<std::shared_ptr<GenerationVerifier>>;

  void check(glass::Table table, const KeyRange& keys) const;
  /// In the shard that holds a document, by its id there.
  using OwnKeys = std::function<KeyRange(Xapian::docid own_id)>;
  void check(glass::Table table, Xapian::docid document, const OwnKeys& keys_of) const;
  void check_query(const Xapian::Query& query, bool positions) const;

  Checks checks_;  ///< by shard; null for one that nothing is known of
};

}  // namespace dateline
