#include "indexer/segment/backend/self_check.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <string_view>
#include <vector>

#include "common/database/generation_files.h"
#include "common/database/guard.h"
#include "common/support/file.h"
#include "common/support/varint.h"
#include "indexer/segment/backend/reference_backend.h"
#include "indexer/segment/glass/term_lists.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::uint32_t, 8> sampled_slots{0, 1, 5, 127, 128, 255, 256, 70'000};
constexpr std::uint32_t slot_of_long_values = 5;
constexpr std::string_view suggested_word = "word7";
constexpr std::string_view misspelt_word = "worb7";

// Bytes that cannot be compressed.
std::string noise(std::size_t size) {
  std::minstd_rand random(static_cast<std::uint32_t>(size + 1));
  std::string bytes;
  bytes.reserve(size);
  while (bytes.size() < size) bytes += static_cast<char>(random() >> 8);
  return bytes;
}

Metadata sample_metadata() {
  return {{"long", noise(10'000)}, {"short", "1"}, {std::string(200, 'z'), "2"}};
}

/// The documents that are written and read back, always the same: of each kind that an index can
/// hold, and so many that every list is cut into chunks.
class SampleDocuments {
 public:
  SampleDocuments() {
    constexpr std::uint32_t size = 1200;
    constexpr std::uint32_t full_every = 25;  // the others have one term
    constexpr std::uint32_t empty_every = 99;
    documents_.resize(size);
    for (std::uint32_t i = 0; i < size; ++i) {
      if (i % empty_every == empty_every - 1) continue;
      add(i, "common", 1 + i % 3);
      if (i % full_every == 0) fill(i, i / full_every);
    }
    // A term list that is longer than the buffer into which Xapian inflates it: 8192 bytes.
    for (int i = 0; i < 90; ++i) add(1, fmt::format("word{}{}", i, std::string(100, 'o')), 2);
    add(1, suggested_word, 2);
  }

  const Vocabulary& vocabulary() const { return vocabulary_; }
  const std::vector<IndexDocument>& documents() const { return documents_; }

 private:
  void add(std::uint32_t document, std::string_view term, std::uint32_t wdf) {
    documents_[document].postings.push_back({vocabulary_.intern(term), wdf});
  }

  // Takes the kinds of terms, values and data in turn.
  void fill(std::uint32_t document, std::uint32_t turn) {
    using namespace std::string_literals;
    const std::array terms{
        std::string(245, 'x'), std::string(244, 'x') + '\xff', "a\0b"s, "a\0"s, "\0\xff"s, "\0"s,
        "a\0\0\xff"s};
    constexpr std::array<std::uint32_t, 6> wdfs{0, 1, 3, 127, 128, 100'000};
    constexpr std::array<std::size_t, 4> data_sizes{0, 20, 3000, 10'000};

    for (std::uint32_t i = 0; i < terms.size(); ++i) {
      add(document, terms[i], wdfs[(turn + i) % wdfs.size()]);
    }
    IndexDocument& filled = documents_[document];
    for (std::uint32_t i = 0; i < sampled_slots.size(); ++i) {
      if ((turn + i) % 3 == 0) continue;
      const bool is_long = sampled_slots[i] == slot_of_long_values;
      filled.values.emplace_back(sampled_slots[i],
                                 noise(is_long ? 3000 : 1 + turn * (i + 1) % 200));
    }
    filled.data = noise(data_sizes[turn % data_sizes.size()]);
    filled.words.push_back(vocabulary_.intern(fmt::format("listed{}", turn % 5)));
  }

  Vocabulary vocabulary_;
  std::vector<IndexDocument> documents_;
};

bool is_sample_word(std::string_view term, std::uint32_t /*documents*/) {
  return term.starts_with("word");
}

/// The sample as Xapian holds it in memory, where it reads no tables.
Xapian::Database in_memory(const SampleDocuments& sample, std::span<const std::uint32_t> deleted) {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (const IndexDocument& document : sample.documents()) {
    database.add_document(to_xapian_document(document, sample.vocabulary()));
  }
  for (const Xapian::docid id : deleted) database.delete_document(id);
  return database;
}

/// One thing that a database says.
struct Fact {
  std::string_view what;     ///< "the data of document"
  std::uint32_t number = 0;  ///< of the document, or of the term in the order of terms
  std::string value;         ///< numbers and bytes, to be compared only

  bool operator==(const Fact&) const = default;
};

template <typename... Numbers>
std::string numbers(Numbers... values) {
  std::string bytes;
  (put_varint(bytes, static_cast<std::uint64_t>(values)), ...);
  return bytes;
}

void read_document(const Xapian::Database& database, Xapian::docid id, std::vector<Fact>& facts) {
  const Xapian::Document document = database.get_document(id);
  const Xapian::termcount length = database.get_doclength(id);
  const bool is_between = length == 0 || (length >= database.get_doclength_lower_bound() &&
                                          length <= database.get_doclength_upper_bound());
  facts.push_back({"the length of document", id, numbers(length, is_between)});
  facts.push_back({"the data of document", id, document.get_data()});
}

void read_term(const Xapian::Database& database, const std::string& term, std::uint32_t number,
               std::vector<Fact>& facts) {
  facts.push_back(
      {"the frequency of term", number,
       numbers(database.get_termfreq(term), database.get_collection_freq(term)) + term});
  Fact postings{"the postings of term", number, {}};
  for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
    postings.value += numbers(*it, it.get_wdf(), it.get_doclength());
  }
  facts.push_back(std::move(postings));
}

void read_slot(const Xapian::Database& database, std::uint32_t slot, std::vector<Fact>& facts) {
  const std::string least = database.get_value_lower_bound(slot);
  facts.push_back({"the bounds of value slot", slot,
                   numbers(database.get_value_freq(slot), least.size()) + least +
                       database.get_value_upper_bound(slot)});
  Fact values{"the values of slot", slot, {}};
  for (auto it = database.valuestream_begin(slot); it != database.valuestream_end(slot); ++it) {
    values.value += numbers(it.get_docid(), (*it).size()) + *it;
  }
  facts.push_back(std::move(values));
}

std::vector<Fact> read_facts(const Xapian::Database& database,
                             std::span<const std::uint32_t> deleted) {
  std::vector<Fact> facts;
  facts.push_back(
      {"the statistics of database", 1,
       numbers(database.get_doccount(), database.get_lastdocid(), database.get_total_length())});
  for (Xapian::docid id = 1; id <= database.get_lastdocid(); ++id) {
    if (std::ranges::find(deleted, id) == deleted.end()) read_document(database, id, facts);
  }
  std::uint32_t number = 0;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    read_term(database, *term, ++number, facts);
  }
  for (const std::uint32_t slot : sampled_slots) read_slot(database, slot, facts);
  return facts;
}

// Metadata and spelling data of the sample, which a database in memory cannot list.
std::vector<Fact> notes_of(const SampleDocuments& sample) {
  std::map<std::string, Xapian::termcount> words;
  for (const IndexDocument& document : sample.documents()) {
    for (const Posting& posting : document.postings) {
      const std::string term(sample.vocabulary().term(posting.term));
      if (is_sample_word(term, 1)) ++words[term];
    }
    for (const auto word : document.words) ++words[std::string(sample.vocabulary().term(word))];
  }
  std::vector<Fact> facts;
  std::uint32_t number = 0;
  for (const auto& [key, value] : sample_metadata()) {
    facts.push_back({"the metadata with number", ++number, key + value});
  }
  number = 0;
  for (const auto& [word, count] : words) {
    facts.push_back({"the frequency of word", ++number, numbers(count) + word});
  }
  facts.push_back({"the suggestion for word", 1, std::string(suggested_word)});
  return facts;
}

std::vector<Fact> read_notes(const Xapian::Database& database) {
  std::vector<Fact> facts;
  std::uint32_t number = 0;
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    facts.push_back({"the metadata with number", ++number, *key + database.get_metadata(*key)});
  }
  number = 0;
  for (auto word = database.spellings_begin(); word != database.spellings_end(); ++word) {
    facts.push_back({"the frequency of word", ++number, numbers(word.get_termfreq()) + *word});
  }
  facts.push_back(
      {"the suggestion for word", 1, database.get_spelling_suggestion(std::string(misspelt_word))});
  return facts;
}

std::optional<std::string> difference(const std::vector<Fact>& expected,
                                      const std::vector<Fact>& read) {
  const auto [left, right] =
      std::mismatch(expected.begin(), expected.end(), read.begin(), read.end());
  if (left == expected.end() && right == read.end()) return std::nullopt;
  const Fact& fact = left == expected.end() ? *right : *left;
  return fmt::format("it misreads {} {}", fact.what, fact.number);
}

}  // namespace

Result<fs::path> write_sample(SegmentBackend& backend, const fs::path& place) {
  std::error_code code;
  fs::create_directory(place, code);
  if (code) return fail_code(place, code);
  const SampleDocuments sample;
  const auto writer = backend.create(sample.vocabulary());
  if (auto begun = writer->begin(place / "segment"); !begun) return pass(begun);
  for (const IndexDocument& document : sample.documents()) {
    if (auto added = writer->add(document); !added) return pass(added);
  }
  auto segment = writer->finish();
  if (!segment) return pass(segment);
  fs::path database = place / "database";
  auto merge = backend.merge(database);
  if (!merge) return pass(merge);
  if (auto appended = (*merge)->append(*std::move(segment)); !appended) {
    return pass(appended);
  }
  if (auto finished = (*merge)->finish(sample_metadata(), is_sample_word); !finished) {
    return pass(finished);
  }
  return database;
}

Result<void> give_term_lists(const fs::path& database, std::span<const std::uint32_t> documents) {
  const SampleDocuments sample;
  auto lists = glass::TermListsWriter::open(database);
  if (!lists) return pass(lists);
  for (const std::uint32_t id : documents) {
    const IndexDocument& document = sample.documents()[id - 1];
    glass::TermList list{id, {}, {}};
    for (const Posting& posting : document.postings) {
      list.terms.emplace_back(sample.vocabulary().term(posting.term), posting.wdf);
    }
    for (const auto& [slot, value] : document.values) list.slots.push_back(slot);
    std::ranges::sort(list.terms);
    std::ranges::sort(list.slots);
    lists->add(list);
  }
  return lists->commit();
}

Result<std::optional<std::string>> misread_sample(const fs::path& database,
                                                  std::span<const std::uint32_t> deleted) {
  auto misread = guard([&]() -> std::optional<std::string> {
    const std::size_t errors = Xapian::Database::check(database.string());
    if (errors > 0) return fmt::format("its check finds {} errors", errors);
    const SampleDocuments sample;
    const Xapian::Database written(database.string());
    auto differs =
        difference(read_facts(in_memory(sample, deleted), deleted), read_facts(written, deleted));
    return differs ? differs : difference(notes_of(sample), read_notes(written));
  });
  if (misread) return misread;
  // An error of the system says nothing about the format.
  const ErrorKind kind = misread.error().kind;
  if (kind == ErrorKind::io || kind == ErrorKind::no_space) return misread;
  return fmt::format("it says '{}'", misread.error().message);
}

namespace {

// Documents of the sample that Xapian deletes: without data, with a long list, with all there is.
constexpr std::array<std::uint32_t, 3> deleted{1, 2, 26};

Result<void> delete_some(const fs::path& database) {
  if (auto given = give_term_lists(database, deleted); !given) return given;
  auto done = guard([&] {
    Xapian::WritableDatabase written = open_glass_to_write(database);
    for (const std::uint32_t id : deleted) written.delete_document(id);
    written.commit();
  });
  return done ? glass::drop_term_lists(database) : done;
}

Result<std::optional<std::string>> try_sample(SegmentBackend& backend, const fs::path& place) {
  const auto database = write_sample(backend, place);
  if (!database) return pass(database);
  auto misread = misread_sample(*database);
  if (!misread || *misread) return misread;
  if (auto done = delete_some(*database); !done) return pass(done);
  return misread_sample(*database, deleted);
}

}  // namespace

Result<std::optional<std::string>> self_check(SegmentBackend& backend, const fs::path& place) {
  auto misread = try_sample(backend, place);
  auto removed = remove_tree(place);
  if (misread && !removed) return pass(removed);
  return misread;
}

}  // namespace dateline
