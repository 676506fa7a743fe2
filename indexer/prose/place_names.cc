#include "indexer/prose/place_names.h"

#include <algorithm>
#include <array>

#include "indexer/prose/lines.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 74> cities{
    "amsterdam",   "athens",        "atlanta",       "baghdad",   "baltimore",      "bangkok",
    "barcelona",   "beijing",       "beirut",        "berlin",    "bogota",         "boston",
    "brussels",    "budapest",      "buenos aires",  "cairo",     "chicago",        "cincinnati",
    "cleveland",   "copenhagen",    "dallas",        "delhi",     "denver",         "detroit",
    "dubai",       "dublin",        "frankfurt",     "geneva",    "helsinki",       "hong kong",
    "honolulu",    "houston",       "indianapolis",  "istanbul",  "jakarta",        "jerusalem",
    "kabul",       "kyiv",          "las vegas",     "lisbon",    "london",         "los angeles",
    "madrid",      "melbourne",     "mexico city",   "miami",     "milan",          "milwaukee",
    "minneapolis", "montreal",      "moscow",        "mumbai",    "munich",         "new delhi",
    "new orleans", "new york",      "oklahoma city", "oslo",      "paris",          "philadelphia",
    "phoenix",     "pittsburgh",    "prague",        "rome",      "salt lake city", "san antonio",
    "san diego",   "san francisco", "seattle",       "singapore", "sydney",         "tokyo",
    "toronto",     "washington"};

constexpr auto sorted_states() {
  std::array<std::string_view, 112> names{"alabama",
                                          "ala",
                                          "alaska",
                                          "arizona",
                                          "ariz",
                                          "arkansas",
                                          "ark",
                                          "california",
                                          "calif",
                                          "colorado",
                                          "colo",
                                          "connecticut",
                                          "conn",
                                          "delaware",
                                          "del",
                                          "florida",
                                          "fla",
                                          "georgia",
                                          "hawaii",
                                          "idaho",
                                          "illinois",
                                          "ill",
                                          "indiana",
                                          "ind",
                                          "iowa",
                                          "kansas",
                                          "kan",
                                          "kentucky",
                                          "ky",
                                          "louisiana",
                                          "la",
                                          "maine",
                                          "maryland",
                                          "md",
                                          "massachusetts",
                                          "mass",
                                          "michigan",
                                          "mich",
                                          "minnesota",
                                          "minn",
                                          "mississippi",
                                          "miss",
                                          "missouri",
                                          "mo",
                                          "montana",
                                          "mont",
                                          "nebraska",
                                          "neb",
                                          "nevada",
                                          "nev",
                                          "new hampshire",
                                          "n h",
                                          "new jersey",
                                          "n j",
                                          "new mexico",
                                          "n m",
                                          "new york",
                                          "n y",
                                          "north carolina",
                                          "n c",
                                          "north dakota",
                                          "n d",
                                          "ohio",
                                          "oklahoma",
                                          "okla",
                                          "oregon",
                                          "ore",
                                          "pennsylvania",
                                          "pa",
                                          "rhode island",
                                          "r i",
                                          "south carolina",
                                          "s c",
                                          "south dakota",
                                          "s d",
                                          "tennessee",
                                          "tenn",
                                          "texas",
                                          "tex",
                                          "utah",
                                          "vermont",
                                          "vt",
                                          "virginia",
                                          "va",
                                          "washington",
                                          "wash",
                                          "west virginia",
                                          "w va",
                                          "wisconsin",
                                          "wis",
                                          "wyoming",
                                          "wyo",
                                          "d c",
                                          "alberta",
                                          "alta",
                                          "british columbia",
                                          "b c",
                                          "manitoba",
                                          "new brunswick",
                                          "newfoundland",
                                          "newfoundland and labrador",
                                          "northwest territories",
                                          "nova scotia",
                                          "nunavut",
                                          "ontario",
                                          "ont",
                                          "prince edward island",
                                          "quebec",
                                          "québec",
                                          "saskatchewan",
                                          "sask",
                                          "yukon"};
  std::ranges::sort(names);
  return names;
}

constexpr auto states = sorted_states();

/// Postal codes (USPS Publication 28, and the Canadian Postal Guide).
constexpr std::string_view postal_codes =
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ "
    "NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY "
    "AB BC MB NB NL NS NT NU ON PE QC SK YT ";

}  // namespace

bool is_dateline_city(std::string_view name) {
  return std::ranges::binary_search(cities, LineKey(name).view());
}

bool is_state(std::string_view name) {
  if (name.size() == 2 && name.find(' ') == name.npos) {
    const auto at = postal_codes.find(name);
    return at != postal_codes.npos && at % 3 == 0;
  }
  return std::ranges::binary_search(states, LineKey(name).view());
}

}  // namespace dateline
