#include "indexer/prose/sentence_end.h"

#include <catch2/catch.hpp>
#include <string>

namespace dateline {
namespace {

TEST_CASE("the mark of an agency ends a sentence and is no part of it") {
  for (const auto* text : {"第一班上午九点开出。", "消防団の楽隊が同乗した"}) {
    for (const auto* mark : {"（完）", "（共同）", "（责任编辑：王明）", "(完)（記者 林）"}) {
      CAPTURE(text, mark);
      CHECK(ends_sentence(std::string(text) + mark));
      CHECK(without_agency_marks(std::string(text) + mark) == text);
    }
  }
  for (const auto* mark : {"/om/DP/stk", " /КТ/", " (dpa)", "(конец)", " (Reuters)", " (END)"}) {
    CAPTURE(mark);
    CHECK(ends_sentence(std::string("Das Amt öffnet am Montag.") + mark));
    CHECK(without_agency_marks(std::string("Das Amt öffnet am Montag.") + mark) ==
          "Das Amt öffnet am Montag.");
  }
}

TEST_CASE("other words in brackets and behind slashes stay") {
  for (const std::string_view text :
       {"The shares of Acme Inc. (NYSE: ACM)", "Quillmere (dpa)", "for the day and/or night",
        "Read more at https://acme.example/news/pier", "新しい桟橋（写真）", "ends", "/"}) {
    CAPTURE(text);
    CHECK(without_agency_marks(text) == text);
    CHECK_FALSE(ends_sentence(text));
  }
  CHECK(ends_sentence("新しい桟橋が完成した。（写真は本紙）"));
  CHECK(without_agency_marks("新しい桟橋が完成した。（写真は本紙）") ==
        "新しい桟橋が完成した。（写真は本紙）");
}

}  // namespace
}  // namespace dateline
