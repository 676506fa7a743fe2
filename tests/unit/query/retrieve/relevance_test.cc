#include "query/retrieve/relevance.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "common/database/snapshot.h"
#include "query/retrieve/retriever.h"
#include "query/retrieve/server_query.h"
#include "tests/support/test_index.h"

using namespace dateline;
using test::make_release;
using test::TestIndex;

namespace {

std::vector<Release> releases(const std::string& prefix) {
  std::vector<Release> all;
  for (int i = 0; i < 30; ++i) {
    const std::string name = prefix + std::to_string(i);
    all.push_back(i % 2 == 0 ? make_release(name, "Oil, gas and oil; the oil price falls.")
                             : make_release(name, "The gas price rises while a harbour opens."));
  }
  return all;
}

/// The formula in the header, for a word.
double weight_of(const Xapian::Database& database, const std::string& term, Xapian::docid document,
                 double in_query) {
  auto posting = database.postlist_begin(term);
  posting.skip_to(document);
  if (posting == database.postlist_end(term) || *posting != document) return 0;
  const double wdf = posting.get_wdf();
  const double releases = database.get_doccount();
  const double frequency = database.get_termfreq(term);
  double odds = (releases - frequency + 0.5) / (frequency + 0.5);
  if (odds < 2) odds = odds / 2 + 1;
  const double burst = (database.get_collection_freq(term) + 20.0) / (frequency + 10);
  const double length = posting.get_doclength() / database.get_avlength();
  return std::log(odds) * std::sqrt(burst) * 9 * in_query / (8 + in_query) * 2.5 * wdf /
         (wdf + 1.5 * (0.5 + 0.5 * length));
}

}  // namespace

TEST_CASE("words weigh what the formula says, in one index and in several", "[weight]") {
  const TestIndex first(releases("a"));
  const TestIndex second(releases("b"));
  std::vector<std::string> paths{first.path()};
  if (GENERATE(false, true)) paths.push_back(second.path());
  const auto snapshot = Snapshot::open(paths);
  REQUIRE(snapshot);
  Xapian::Database database;
  for (const std::string& path : paths) database.add_database(Xapian::Database(path));
  Retriever retriever(*snapshot);
  for (const char* term : {"Zoil", "Zgas", "Zharbour", "Zprice"}) {
    for (const unsigned in_query : {1U, 3U}) {
      const Relevance relevance(snapshot->database());
      const Matches found = retriever.find(relevance.word({term}, in_query));
      REQUIRE(found.size() == database.get_termfreq(term));
      for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(found.weight(i) == Approx(weight_of(database, term, found.documents[i], in_query)));
      }
    }
  }
}

TEST_CASE("no word weighs less than nothing, whatever an index claims", "[weight]") {
  for (const double with_word : {0, 1, 2, 3, 4, 5, 100}) {
    INFO(with_word);
    CHECK(inverse_frequency(4, with_word) > 0);
  }
  CHECK(inverse_frequency(0, 5) > 0);
}

TEST_CASE("a pair weighs as a word that occurs once in a release of mean length", "[weight]") {
  const TestIndex index(releases("a"));
  const auto snapshot = Snapshot::open({index.path()});
  REQUIRE(snapshot);
  const RelevanceModel model;
  const Relevance relevance(snapshot->database(), model);
  Retriever retriever(*snapshot);
  const Matches found = retriever.find(relevance.pair("Zharbour"));
  REQUIRE(found.size() == 15);
  const double expected = model.pair_share * std::log((30 - 15 + 0.5) / (15 + 0.5) / 2 + 1);
  CHECK(found.weights == std::vector<double>(15, expected));
}

TEST_CASE("a query weighs the same where only Xapian's own classes are known", "[weight]") {
  const TestIndex index(releases("a"));
  const auto snapshot = Snapshot::open({index.path()});
  REQUIRE(snapshot);
  const Relevance relevance(snapshot->database());
  const Xapian::Query query = server_query(
      joined(Join::any, {relevance.word({"Zoil", "Zgas"}, 2), relevance.pair("Zharbour")}));
  const auto sent = Xapian::Query::unserialise(query.serialise());
  CHECK(sent.get_description() == query.get_description());
}
