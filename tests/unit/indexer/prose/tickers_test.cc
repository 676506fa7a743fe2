#include "indexer/prose/tickers.h"

#include <catch2/catch.hpp>

#include "indexer/prose/dateline.h"

namespace dateline {
namespace {

using Tickers = std::vector<std::string>;

TEST_CASE("find_tickers reads exchange and symbol") {
  CHECK(find_tickers("Fjord Ltd. (NYSE: FJD) and Sound Inc. (Nasdaq:SND)") ==
        Tickers{"NYSE:FJD", "NASDAQ:SND"});
  CHECK(find_tickers("(TSX-V: ABC; OTCQB: ABCDF)") == Tickers{"TSXV:ABC", "OTCQB:ABCDF"});
  CHECK(find_tickers("NYSE: BRK.A. NYSE: BRK.A") == Tickers{"NYSE:BRK.A"});
}

TEST_CASE("find_tickers leaves other colons alone") {
  CHECK(find_tickers("our aim: ABC").empty());
  CHECK(find_tickers("Contact: Ann, at 9:30, on https://example.org").empty());
  CHECK(find_tickers("NYSE: Listed companies").empty());
  CHECK(find_tickers("NYSE:").empty());
}

TEST_CASE("find_embargo reads the time after the word") {
  CHECK(find_embargo("EMBARGOED UNTIL May 5, 2022, 9:00 a.m. ET\nText") ==
        "2022-05-05T09:00-04:00");
  CHECK(find_embargo("Under embargo until 5 May 2022\nText") == "2022-05-05");
  CHECK(find_embargo("The embargo on boats was lifted.").empty());
}

}  // namespace
}  // namespace dateline
