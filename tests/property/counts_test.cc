#include <algorithm>
#include <bit>
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <random>
#include <set>

#include "indexer/clean/fingerprint.h"
#include "query/render/json_renderer.h"
#include "query/search/session.h"
#include "tests/support/test_index.h"

using namespace dateline;

namespace {

/// A release as the test knows it.
struct Known {
  Release release;
  std::vector<std::string> words;
  std::uint64_t text = 0;         ///< equal for the same words
  std::uint64_t fingerprint = 0;  ///< close for nearly the same words
  std::size_t number = 0;         ///< its document id

  bool has(const std::string& word) const {
    return std::find(words.begin(), words.end(), word) != words.end();
  }
};

const std::vector<std::string> vocabulary{"oil", "gas", "tax", "taxes", "tram", "vote"};

/// Releases of a few texts. A copy has the same words, or a fingerprint that differs in some bits:
/// often too many for the first text, but not for another copy, so that copies form chains.
std::vector<Known> random_releases(std::mt19937& random, int count) {
  std::vector<Known> known;
  for (int i = 0; i < count; ++i) {
    Known made;
    if (!known.empty() && random() % 2 == 0) {
      made = known[random() % known.size()];
      if (random() % 2 == 0) {
        made.text = random();
        for (auto bits = random() % 3 + 1; bits > 0; --bits) {
          made.fingerprint ^= std::uint64_t{1} << random() % 64;
        }
      }
    } else {
      made.text = random();
      made.fingerprint = std::uint64_t{random()} << 32 | random();
      for (auto n = random() % 4 + 1; n > 0; --n) {
        made.words.push_back(vocabulary[random() % vocabulary.size()]);
      }
    }
    std::string body;
    for (const std::string& word : made.words) body += word + ' ';
    const Date day(Date::parse("2020-01-25")->days() + std::chrono::days{random() % 20});
    Release release =
        test::make_release("r" + std::to_string(i), body, random() % 6 == 0 ? "" : day.iso());
    release.source = random() % 3 == 0 ? "" : random() % 2 == 0 ? "Alpha" : "Beta";
    for (const char* channel : {"News", "Sport"}) {
      if (random() % 2 == 0) release.channels.emplace_back(channel);
    }
    release.body_digest = fingerprint_bytes(made.text);
    release.near_digest = fingerprint_bytes(made.fingerprint);
    made.release = std::move(release);
    known.push_back(std::move(made));
  }
  return known;
}

std::vector<Release> releases_of(const std::vector<Known>& known, std::size_t part,
                                 std::size_t parts) {
  std::vector<Release> releases;
  for (std::size_t i = part; i < known.size(); i += parts) releases.push_back(known[i].release);
  return releases;
}

bool are_copies(const Known& a, const Known& b) {
  if (std::popcount(a.fingerprint ^ b.fingerprint) > 3) return false;
  if (a.text == b.text || !a.release.date || !b.release.date) return true;
  return std::abs(a.release.date->day_number() - b.release.date->day_number()) <= 7;
}

using Groups = std::set<std::set<std::string>>;

/// The definition in copies.h, by comparing all with all.
Groups group_by_hand(std::vector<Known> matches) {
  std::sort(matches.begin(), matches.end(), [](const Known& a, const Known& b) {
    return std::tuple(!a.release.date, a.release.date, a.number) <
           std::tuple(!b.release.date, b.release.date, b.number);
  });
  Groups groups;
  while (!matches.empty()) {
    const Known first = matches.front();
    std::set<std::string> group;
    std::erase_if(matches, [&](const Known& other) {
      const bool belongs = other.number == first.number || are_copies(first, other);
      if (belongs) group.insert(other.release.id);
      return belongs;
    });
    groups.insert(std::move(group));
  }
  return groups;
}

struct Question {
  std::string query;
  std::function<bool(const Known&)> matches;
};

bool is_adjacent(const Known& known, const std::string& a, const std::string& b) {
  return std::adjacent_find(known.words.begin(), known.words.end(),
                            [&](const std::string& left, const std::string& right) {
                              return left == a && right == b;
                            }) != known.words.end();
}

bool is_in(const Known& known, const char* first, const char* last) {
  const auto& date = known.release.date;
  return date && *Date::parse(first) <= *date && *date <= *Date::parse(last);
}

bool has_channel(const Known& known, const std::string& channel) {
  const auto& channels = known.release.channels;
  return std::find(channels.begin(), channels.end(), channel) != channels.end();
}

const std::vector<Question> questions{
    {"oil", [](const Known& k) { return k.has("oil"); }},
    {"oil gas", [](const Known& k) { return k.has("oil") && k.has("gas"); }},
    {"oil OR gas", [](const Known& k) { return k.has("oil") || k.has("gas"); }},
    {"oil -gas", [](const Known& k) { return k.has("oil") && !k.has("gas"); }},
    {"tax", [](const Known& k) { return k.has("tax") || k.has("taxes"); }},
    {"\"taxes\"", [](const Known& k) { return k.has("taxes"); }},
    {"\"oil gas\"", [](const Known& k) { return is_adjacent(k, "oil", "gas"); }},
    {"tram ADJ/1 vote", [](const Known& k) { return is_adjacent(k, "tram", "vote"); }},
    {"vot*", [](const Known& k) { return k.has("vote"); }},
    {"source:alpha", [](const Known& k) { return k.release.source == "Alpha"; }},
    {"oil channel:news", [](const Known& k) { return k.has("oil") && has_channel(k, "News"); }},
    {"tram date:2020-02",
     [](const Known& k) { return k.has("tram") && is_in(k, "2020-02-01", "2020-02-29"); }},
    {"since:2020-01-30 until:2020-02-03",
     [](const Known& k) { return is_in(k, "2020-01-30", "2020-02-03"); }},
    {"-oil", [](const Known& k) { return !k.has("oil"); }},
    {"\"gas gas gas gas\" source:beta", [](const Known& k) {
       return k.words == std::vector<std::string>(4, "gas") && k.release.source == "Beta";
     }}};

std::map<std::string, std::size_t> counts_of(const Facet& facet) {
  std::map<std::string, std::size_t> counts;
  for (const FacetCount& each : facet.counts) counts[each.value] = each.count;
  return counts;
}

void check_facets(const SearchResult& result, const std::vector<Known>& matches) {
  std::map<FacetKind, std::map<std::string, std::size_t>> counts;
  std::map<FacetKind, std::size_t> without;
  std::map<std::string, std::size_t> days;
  for (const Known& known : matches) {
    const Release& release = known.release;
    const auto add = [&](FacetKind kind, const std::string& value) {
      value.empty() ? ++without[kind] : ++counts[kind][value];
    };
    add(FacetKind::source, release.source);
    add(FacetKind::year, release.date ? "2020" : "");
    if (release.channels.empty()) add(FacetKind::channel, "");
    for (const std::string& channel : release.channels) add(FacetKind::channel, channel);
    if (release.date) ++days[release.date->iso()];
  }
  for (const Facet& facet : result.facets) {
    CHECK(counts_of(facet) == counts[facet.kind]);
    CHECK(facet.without == without[facet.kind]);
    CHECK(facet.exact);
  }
  std::map<std::string, std::size_t> periods;
  for (const auto& period : result.timeline->periods) periods[period.begin.iso()] = period.count;
  CHECK(periods == days);
  CHECK(result.timeline->undated == without[FacetKind::year]);
}

Groups groups_of(const SearchResult& result) {
  Groups groups;
  for (const Hit& hit : result.hits) {
    std::set<std::string> group{hit.release.id};
    for (const Copy& copy : hit.copies) group.insert(copy.id);
    groups.insert(std::move(group));
  }
  return groups;
}

SearchResult search(Session& session, const SearchRequest& request) {
  auto result = session.search(request);
  REQUIRE(result);
  CHECK(result->count_exact);
  return *std::move(result);
}

void check_counts(Session& session, const Question& question, const std::vector<Known>& known,
                  SortOrder order) {
  INFO("query " << question.query);
  std::vector<Known> matches;
  std::copy_if(known.begin(), known.end(), std::back_inserter(matches), question.matches);
  const Groups expected = group_by_hand(matches);
  SearchRequest request;
  request.text = question.query;
  request.ranking.order = order;
  request.ranking.recency = {*Date::parse("2020-02-10"), 365};
  request.limit = known.size();
  request.facets = {FacetKind::source, FacetKind::channel, FacetKind::year};
  request.timeline = TimelineUnit::day;

  const SearchResult all = search(session, request);
  CHECK(all.count == matches.size());
  CHECK(all.distinct == expected.size());
  CHECK(all.hits.size() == expected.size());
  CHECK(groups_of(all) == expected);
  check_facets(all, matches);
  const Json json = to_json(all);
  CHECK(json["count"] == matches.size());
  CHECK(json["distinct"] == expected.size());

  request.limit = 0;  // as --count
  CHECK(search(session, request).count == matches.size());
  request.limit = 3;
  const SearchResult page = search(session, request);
  CHECK(page.count == matches.size());
  CHECK(page.distinct == expected.size());
  CHECK(page.hits.size() == std::min<std::size_t>(3, expected.size()));
  request.limit = known.size();
  request.collapse = false;
  CHECK(search(session, request).hits.size() == matches.size());
  CHECK(search(session, request).distinct == expected.size());
}

}  // namespace

TEST_CASE("all counts agree with a count by hand", "[counts]") {
  std::mt19937 random(29);
  for (int round = 0; round < 6; ++round) {
    INFO("round " << round);
    std::vector<Known> known = random_releases(random, 150);
    const std::size_t indexes = round % 2 + 1;
    // Xapian numbers the documents of several indexes in turn.
    for (std::size_t i = 0; i < known.size(); ++i) known[i].number = i;
    const auto kind = std::array{test::IndexKind::pairs, test::IndexKind::words,
                                 test::IndexKind::stems}[static_cast<std::size_t>(round) / 2];
    const test::TestIndex first(releases_of(known, 0, indexes), kind);
    const test::TestIndex second(releases_of(known, 1, 2), kind);
    auto session =
        indexes == 1 ? Session::open({first.path()}) : Session::open({first.path(), second.path()});
    REQUIRE(session);
    for (const Question& question : questions) {
      for (const SortOrder order : {SortOrder::blend, SortOrder::newest}) {
        check_counts(*session, question, known, order);
      }
    }
  }
}
