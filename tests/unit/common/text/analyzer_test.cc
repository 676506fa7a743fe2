#include "common/text/analyzer.h"

#include <xapian.h>

#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <string>

using namespace dateline;

namespace {

// The frequency of each term of a document.
using Terms = std::map<std::string, Xapian::termcount>;

// The stem of CJK text is the text: it has no term of its own. Xapian knows no compounds.
bool is_stem_of_cjk(const std::string& term) {
  const std::size_t at = term.find_first_not_of("ZS");
  return term.front() == 'Z' && at != std::string::npos &&
         Xapian::Unicode::is_wordchar(*Xapian::Utf8Iterator(term.data() + at)) &&
         *Xapian::Utf8Iterator(term.data() + at) >= 0x2E80;
}

// Our stemmer, wrapped for Xapian::TermGenerator.
class StemmerForXapian : public Xapian::StemImplementation {
 public:
  explicit StemmerForXapian(LanguageId language) : stemmer_(language) {}
  std::string operator()(const std::string& word) override { return stemmer_.stem(word); }
  std::string get_description() const override { return "Dateline's stemmer"; }

 private:
  Stemmer stemmer_;
};

Terms expected_terms(const std::string& text, const std::string& prefix, unsigned wdf,
                     LanguageId language) {
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem(new StemmerForXapian(language)));
  generator.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
  generator.index_text(text, wdf, prefix);
  const Xapian::Document document = generator.get_document();
  Terms terms;
  for (auto it = document.termlist_begin(); it != document.termlist_end(); ++it) {
    if (!is_stem_of_cjk(*it)) terms[*it] = it.get_wdf();
  }
  return terms;
}

Terms analysed_terms(const std::string& text, const std::string& prefix, unsigned wdf,
                     LanguageId language) {
  Vocabulary vocabulary;
  Analyzer analyzer(vocabulary);
  std::vector<Posting> postings;
  analyzer.add_text(text, prefix, wdf, language, postings);
  Terms terms;
  for (const Posting& posting : postings) {
    terms[std::string(vocabulary.term(posting.term))] += posting.wdf;
  }
  std::erase_if(terms, [](const auto& term) { return term.first.starts_with("ZXJ"); });
  return terms;
}

void check_equal(const std::string& text, LanguageId language = default_language) {
  for (const char* prefix : {"", "S"}) {
    INFO("text: " << text << " prefix: " << prefix);
    const Terms expected = expected_terms(text, prefix, 2, language);
    const Terms analysed = analysed_terms(text, prefix, 2, language);
    for (const auto& [term, wdf] : expected) {
      INFO("expected term: " << term);
      REQUIRE(analysed.count(term) == 1);
      REQUIRE(analysed.at(term) == wdf);
    }
    for (const auto& [term, wdf] : analysed) {
      INFO("unexpected term: " << term);
      REQUIRE(expected.count(term) == 1);
    }
  }
}

}  // namespace

TEST_CASE("terms equal those of Xapian::TermGenerator on text as people write it") {
  check_equal("");
  check_equal("The OSCE Office of Democratic Institutions and Human Rights (ODIHR) observed.");
  check_equal("U.S. and U.S.A. and P.T.O. and U.N.C.L.E, not U.K1 nor A.b; M&S and AT&T's.");
  check_equal("C++, C#, C####, fish+chips, +1, a+ b++c, 3.14, 1,2 and 10;20 but a;b a.b");
  check_equal("o'brien O\u2019Brien rock\u2019n\u2019roll x\u2019 \u2018quoted\u2019 it\u201Bs");
  check_equal("snake_case __init__ _ 7up B2B covid-19 e-mail user@example.com http://a.b/c?d=e");
  check_equal("Orb\u00E1n \u00C9t\u00E9 na\u00EFve STRASSE \u0141\u00F3d\u017A");
  check_equal("mid\u00B7dot");
  check_equal("\u4F60\u597D\u4E16\u754C and \u6771\u4EAC Tokyo \u6771 x\u6771\u4EACy");
  check_equal("\u041C\u043E\u0441\u043A\u0432\u0430 \u0391\u03B8\u03AE\u03BD\u03B1 \u0663\u0664");
  check_equal(std::string(64, 'a') + ' ' + std::string(65, 'b') + " c");
  check_equal("broken \xC3 utf \xE2\x82 eight \xFF bytes \x80");
  check_equal("Les \u00E9lections pr\u00E9sidentielles ont \u00E9t\u00E9 observ\u00E9es",
              find_language("fr"));
  check_equal("elections were observed", no_language);
}

TEST_CASE("terms equal those of Xapian::TermGenerator on random text") {
  const std::vector<std::string> common{"a",      "K",      "Elections", "observing", "0",   "04",
                                        "+",      "#",      "-",         "_",         " ",   "\n",
                                        "\u00E9", "\u00C9", "\u0660",    "\xC3",      "\xFF"};
  const std::vector<std::string> joining{"0.4", ",", ";", "'", "\u2019", "&", "U.S.", "\u00B7"};
  const std::vector<std::string> cjk{"\u4E16", "\u754C", "\u4E16\u754C"};
  std::mt19937 random(20221122);
  // Without what Tokenizer reads otherwise on purpose: numbers of thousands, initials in lower
  // case, articles without their vowel, and joining characters and initials beside CJK text.
  for (const auto& special : {joining, cjk}) {
    std::vector<std::string> pieces = common;
    pieces.insert(pieces.end(), special.begin(), special.end());
    for (int round = 0; round < 500; ++round) {
      std::string text;
      const auto length = std::uniform_int_distribution<int>(1, 40)(random);
      for (int i = 0; i < length; ++i) {
        text += pieces[std::uniform_int_distribution<std::size_t>(0, pieces.size() - 1)(random)];
      }
      check_equal(text);
    }
  }
}

TEST_CASE("a word between CJK text is neither lost nor torn") {
  const Terms terms = analysed_terms("AT&\u4E16", "", 1, default_language);
  CHECK(terms.count("at") == 1);
  CHECK(terms.count("\u4E16") == 1);
  CHECK(analysed_terms("\u4E16 U.S.", "", 1, default_language).count("us") == 1);
}

TEST_CASE("a word is found with and without its accents and in any case") {
  const Stemmer stemmer(default_language);
  CHECK(stemmer.stem("orb\u00E1n") == stemmer.stem("orban"));
  CHECK(stemmer.stem("\u0142\u00F3d\u017A") == stemmer.stem("lodz"));
  CHECK(stemmer.stem("stra\u00DFe") == stemmer.stem("strasse"));
  CHECK(stemmer.stem("elections") == stemmer.stem("election"));
  CHECK(fold_accents("\u0439") == "\u0439");  // a letter of its own in Russian
}

TEST_CASE("terms respect Xapian's limit and Omega's prefixes") {
  CHECK(make_term("S", "word") == "Sword");
  CHECK(make_term("XPLACE", "astana") == "XPLACEastana");
  CHECK(make_term("XPLACE", "Astana") == "XPLACE:Astana");
  const std::string one = make_term("P", std::string(300, 'a') + '1');
  const std::string other = make_term("P", std::string(300, 'a') + '2');
  CHECK(one.size() == 245);
  CHECK(one != other);
}

TEST_CASE("if only stems are wanted, words with a stem get no posting") {
  Vocabulary vocabulary;
  Analyzer analyzer(vocabulary);
  std::vector<Posting> postings;
  std::vector<Vocabulary::TermId> stemmed;
  analyzer.add_text("Bridges of 2021, bridges", "", 2, default_language, postings, &stemmed);
  std::map<std::string, std::uint32_t> wdf;
  for (const Posting& posting : postings) {
    wdf[std::string(vocabulary.term(posting.term))] += posting.wdf;
  }
  CHECK(wdf == std::map<std::string, std::uint32_t>{{"2021", 2}, {"Zbridg", 4}, {"Zof", 2}});
  std::vector<std::string> words;
  words.reserve(stemmed.size());
  for (const auto word : stemmed) words.emplace_back(vocabulary.term(word));
  CHECK(words == std::vector<std::string>{"bridges", "of", "bridges"});
}
