#pragma once

#include <xapian.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/database/generation_verifier.h"
#include "common/database/posting_list.h"

namespace dateline {

/// A Xapian database, or several joined, that verifies blocks against their digests before Xapian
/// reads them. Glass blocks have no checksums, so Xapian would take a flipped bit in a posting for
/// a posting, and might never stop. This is not a Xapian::Database and hands none out: the only
/// reads are those below, which have Xapian's names where they do the same. For an iterator, only
/// the entries that it passes are verified, not what it looks up elsewhere
/// (PostingIterator::get_doclength(), get_termfreq() of a document's terms).
///
/// All functions throw what Xapian throws, and Xapian::DatabaseCorruptError for a block that is not
/// as it was written. Not thread-safe.
class CheckedDatabase {
 public:
  /// No database, to add some to.
  CheckedDatabase() = default;

  /// One without digests: nothing is checked.
  explicit CheckedDatabase(const Xapian::Database& unchecked);

  /// An index on a server, where nothing can be checked. Each read is a trip to the server, except
  /// for frequencies, which are kept.
  static CheckedDatabase on_server(const Xapian::Database& remote);

  /// Opens a generation of an index.
  CheckedDatabase(const std::filesystem::path& generation, GenerationVerifier checks);

  void add_database(const CheckedDatabase& shard);

  /// Whether a part of it is on a server.
  bool has_servers() const { return has_servers_; }

  /// The header of the file, which was compared when the database was opened.
  Xapian::doccount get_doccount() const { return database_.get_doccount(); }
  Xapian::docid get_lastdocid() const { return database_.get_lastdocid(); }
  std::string get_uuid() const { return database_.get_uuid(); }
  Xapian::rev get_revision() const { return database_.get_revision(); }  ///< of one alone

  double get_average_length() const { return database_.get_avlength(); }  ///< of all documents

  /// Those joined, and the last document of each, by its id there.
  std::size_t shards() const { return checks_.size(); }
  Xapian::docid last_document(std::size_t shard) const { return last_documents_[shard]; }

  /// The postings of a term in a shard, which is not on a server, by its own ids. Where the term is
  /// empty, all documents, with their lengths.
  PostingList postings(std::size_t shard, const std::string& term) const;

  /// The same of the empty term, at least of its documents `first` to `last`, inclusive, without
  /// reading much more.
  PostingList lengths(std::size_t shard, Xapian::docid first, Xapian::docid last) const;

  /// Throws an error of data read from a shard: as damage, or as a change if that was updated
  /// meanwhile.
  [[noreturn]] void throw_damaged(std::size_t shard, const Error& error) const;

  /// Ready to match a query, whose terms, lengths and dates were checked.
  Xapian::Enquire enquire(const Xapian::Query& query) const;

  /// All documents where the term is empty.
  Xapian::PostingIterator postlist_begin(const std::string& term) const;
  Xapian::PostingIterator postlist_end(const std::string& term) const {
    return database_.postlist_end(term);
  }
  Xapian::TermIterator allterms_begin(const std::string& begin) const;
  Xapian::TermIterator allterms_end(const std::string& begin) const {
    return database_.allterms_end(begin);
  }
  Xapian::doccount get_termfreq(const std::string& term) const;
  Xapian::termcount get_collection_freq(const std::string& term) const;

  /// Asks the servers, if any, for the frequencies of many terms at once.
  void prepare_frequencies(const std::vector<std::string>& terms) const;

  bool term_exists(const std::string& term) const;
  std::string get_metadata(const std::string& key) const;
  Xapian::TermIterator metadata_keys_begin(const std::string& begin) const;
  Xapian::TermIterator metadata_keys_end(const std::string& begin) const {
    return database_.metadata_keys_end(begin);
  }
  std::string get_spelling_suggestion(const std::string& word, unsigned most_edits) const;
  std::string get_value_upper_bound(Xapian::valueno slot) const;

  /// The words to suggest that begin with `begin`.
  Xapian::TermIterator spellings_from(const std::string& begin) const;
  Xapian::TermIterator spellings_end() const { return database_.spellings_end(); }

  /// The values of a slot, for an iterator or for sorting by them.
  void check_values(Xapian::valueno slot) const;
  Xapian::ValueIterator valuestream_begin(Xapian::valueno slot) const;
  Xapian::ValueIterator valuestream_end(Xapian::valueno slot) const {
    return database_.valuestream_end(slot);
  }

  /// The stored data of a document.
  std::string data(Xapian::docid document) const;

  /// The value of a document, empty for none.
  std::string value(Xapian::docid document, Xapian::valueno slot) const;

  /// The values of a slot for documents `first` to `last`, inclusive; the iterator stands at
  /// `first`, or the next that has one, and may go on to `last`.
  Xapian::ValueIterator values_from(Xapian::valueno slot, Xapian::docid first,
                                    Xapian::docid last) const;

  /// Lets such an iterator skip to `first` and go on to `last`.
  void check_values(Xapian::valueno slot, Xapian::docid first, Xapian::docid last) const;

 private:
  using Checks = std::vector<std::shared_ptr<GenerationVerifier>>;

  struct Frequencies {
    std::optional<Xapian::doccount> documents;
    std::optional<Xapian::termcount> occurrences;
  };

  Frequencies& frequencies_of(const std::string& term) const;
  void check(glass::Table table, const KeyRange& keys) const;
  /// In the shard that holds a document, by its id there.
  using OwnKeys = std::function<KeyRange(Xapian::docid own_id)>;
  void check(glass::Table table, Xapian::docid document, const OwnKeys& keys_of) const;
  void check_query(const Xapian::Query& query) const;
  std::string read_postings(std::size_t shard, const KeyRange& keys) const;
  void require_ids() const;

  Xapian::Database database_;
  Checks checks_;                              ///< by shard; null for one that nothing is known of
  std::vector<Xapian::docid> last_documents_;  ///< by shard
  bool has_servers_ = false;
  /// Those asked for: what is open stays as it is, and queries share many words.
  mutable std::unordered_map<std::string, Frequencies> known_frequencies_;
};

}  // namespace dateline
