#include "common/database/index_metadata.h"

#include "common/database/guard.h"
#include "common/text/analyzer.h"

namespace dateline {
namespace {

// Xapian lists no one-letter words; their stem is the letter itself.
Xapian::doccount letter_frequency(const CheckedDatabase& database, const std::string& word) {
  return database.get_termfreq(std::string(stem_prefix) + word);
}

}  // namespace

bool holds_words(const CheckedDatabase& database) {
  return database.get_metadata(std::string(metadata_key::words)) != metadata_key::only_stems;
}

PairModel read_pairs(const CheckedDatabase& database) {
  auto pairs = PairModel::parse(database.get_metadata(std::string(metadata_key::pair_words)),
                                database.get_metadata(std::string(metadata_key::frequent_pairs)));
  if (pairs) return *std::move(pairs);
  throw_error(
      {ErrorKind::index_corrupt, "the pairs of words in the index are damaged", rebuild_hint});
}

Xapian::doccount word_frequency(const CheckedDatabase& database, const std::string& word) {
  const Xapian::doccount frequency = database.get_termfreq(word);
  if (frequency > 0 || holds_words(database)) return frequency;
  if (word.size() == 1) return letter_frequency(database, word);
  const auto listed = database.spellings_from(word);
  return listed != database.spellings_end() && *listed == word ? listed.get_termfreq() : 0;
}

void for_each_word(const CheckedDatabase& database, const std::string& begin,
                   const TakeWord& take) {
  const auto end = database.allterms_end(begin);
  for (auto term = database.allterms_begin(begin); term != end; ++term) {
    take(*term, term.get_termfreq());
  }
  if (holds_words(database)) return;
  const Xapian::doccount letter = begin.size() == 1 ? letter_frequency(database, begin) : 0;
  if (letter > 0) take(begin, letter);
  auto listed = database.spellings_from(begin);
  for (; listed != database.spellings_end() && (*listed).starts_with(begin); ++listed) {
    if (!database.term_exists(*listed)) take(*listed, listed.get_termfreq());
  }
}

}  // namespace dateline
