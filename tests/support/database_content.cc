#include "tests/support/database_content.h"

#include <xapian.h>

#include <array>
#include <sstream>

namespace dateline::test {
namespace {

// By the tests and by the table of fields.
constexpr std::array<Xapian::valueno, 12> used_slots{0, 1,   2,   3,   4,   5,
                                                     6, 127, 128, 255, 256, 70'000};

void read_statistics(const Xapian::Database& database, DatabaseContent& content) {
  std::ostringstream out;
  out << database.get_doccount() << ' ' << database.get_lastdocid() << ' '
      << database.get_total_length() << ' ' << database.get_average_length() << ' '
      << database.get_doclength_lower_bound() << ' ' << database.get_doclength_upper_bound() << ' '
      << database.get_wdf_upper_bound("common");
  content["statistics"] = out.str();
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    content["metadata " + *key] = database.get_metadata(*key);
  }
}

void read_terms(const Xapian::Database& database, DatabaseContent& content) {
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    std::ostringstream out;
    out << term.get_termfreq() << ' ' << database.get_collection_freq(*term) << ' '
        << database.get_wdf_upper_bound(*term) << '\n';
    for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term);
         ++posting) {
      out << *posting << ' ' << posting.get_wdf() << ' ' << posting.get_doclength() << '\n';
    }
    content["term " + *term] = out.str();
  }
  std::ostringstream all;
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end("");
       ++posting) {
    all << *posting << ' ' << posting.get_doclength() << '\n';
  }
  content["documents"] = all.str();
}

void read_spelling(const Xapian::Database& database, DatabaseContent& content) {
  constexpr unsigned share = 16;  // of the words; requesting suggestions is slow
  std::ostringstream out;
  unsigned number = 0;
  for (auto word = database.spellings_begin(); word != database.spellings_end(); ++word) {
    out << *word << ' ' << word.get_termfreq() << '\n';
    if (number++ % share != 0) continue;
    const std::string misspelt = (*word).substr(1) + "a";
    out << misspelt << " -> " << database.get_spelling_suggestion(misspelt) << '\n';
  }
  content["spelling"] = out.str();
}

void read_slot(const Xapian::Database& database, Xapian::valueno slot, DatabaseContent& content) {
  std::ostringstream out;
  out << database.get_value_freq(slot) << ' ' << database.get_value_lower_bound(slot) << ' '
      << database.get_value_upper_bound(slot) << '\n';
  for (auto it = database.valuestream_begin(slot); it != database.valuestream_end(slot); ++it) {
    out << it.get_docid() << '=' << *it << '\n';
  }
  content["slot " + std::to_string(slot)] = out.str();
}

void read_document(const Xapian::Database& database, Xapian::docid id, DatabaseContent& content) {
  std::ostringstream out;
  out << database.get_doclength(id) << '\n' << database.get_document(id).get_data() << '\n';
  content["document " + std::to_string(id)] = out.str();
}

}  // namespace

DatabaseContent read_content(const std::filesystem::path& path) {
  const Xapian::Database database(path.string());
  DatabaseContent content;
  read_statistics(database, content);
  read_terms(database, content);
  read_spelling(database, content);
  for (const Xapian::valueno slot : used_slots) read_slot(database, slot, content);
  for (Xapian::docid id = 1; id <= database.get_lastdocid(); ++id) {
    try {
      read_document(database, id, content);
    } catch (const Xapian::DocNotFoundError&) {
      content["document " + std::to_string(id)] = "missing";
    }
  }
  return content;
}

}  // namespace dateline::test
