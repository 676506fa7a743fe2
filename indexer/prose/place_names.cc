#include "indexer/prose/place_names.h"

#include <algorithm>
#include <array>

#include "common/text/ascii.h"
#include "indexer/prose/calendars.h"
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

constexpr std::array<std::string_view, 9> articles_of_places{"and", "de", "del", "el", "la",
                                                             "le",  "of", "sur", "the"};

constexpr std::array<std::string_view, 42> particles_of_places{
    "a.",  "aan",   "am",   "an",    "auf",   "b.",    "bei", "bij", "d.",  "da", "das",
    "de'", "degli", "dei",  "della", "delle", "dello", "den", "der", "de’", "di", "do",
    "dos", "i.",    "im",   "las",   "les",   "los",   "lès", "nad", "o.",  "ob", "op",
    "pod", "pri",   "sous", "unter", "upon",  "v.",    "van", "von", "vor"};

static_assert(std::ranges::is_sorted(articles_of_places) &&
              std::ranges::is_sorted(particles_of_places));

constexpr std::array<std::string_view, 6> elided_articles{"all", "d", "dell", "l", "nell", "sull"};

/// Whether an elided article begins a word of a name: "nell'Emilia", "d’Ampezzo".
bool has_elided_article(std::string_view word) {
  for (const std::string_view mark : {"'", "’"}) {
    const std::size_t at = word.find(mark);
    if (at == word.npos) continue;
    const std::string_view name = word.substr(at + mark.size());
    return std::ranges::find(elided_articles, word.substr(0, at)) != elided_articles.end() &&
           !name.empty() && !is_lower(name[0]);
  }
  return false;
}

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

std::size_t short_article_size(std::string_view text) {
  for (const std::string_view mark : {"'", "’"}) {
    if (!text.starts_with(mark)) continue;
    const auto rest = text.substr(mark.size());
    const bool begins = rest.size() > 2 && (rest[0] == 's' || rest[0] == 't');
    return begins && (rest[1] == '-' || rest[1] == ' ') && is_upper(rest[2]) ? mark.size() + 2 : 0;
  }
  return 0;
}

bool stands_in_name(std::string_view word, std::string_view rest) {
  if (std::ranges::binary_search(articles_of_places, word) || has_elided_article(word)) return true;
  rest = trimmed(rest);
  return std::ranges::binary_search(particles_of_places, word) && !rest.empty() &&
         !is_weekday(rest);
}

}  // namespace dateline
