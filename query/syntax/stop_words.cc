#include "query/syntax/stop_words.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <string>

#include "common/text/ascii.h"

namespace dateline {
namespace {

struct StopWords {
  std::string_view language;
  std::string_view words;  ///< each between spaces
};

constexpr std::array lists{
    StopWords{
        "en",
        " a an the this that these those some any each every either neither such both all i me my "
        "we our ours you your yours he him his she her hers it its itself they them their theirs "
        "themselves one whom whose which what when where why how am is are was were be been being "
        "has have had having do does did can could might must shall should would ought and or but "
        "nor not so if then than because as until while although though whether since of at by for "
        "with about between among into through during to from in on upon within without toward "
        "towards per via there only too very also however thus therefore more most other another "
        "others "},
    StopWords{
        "de",
        " der die das den dem des ein eine einen einem einer eines und oder aber nicht auch nur "
        "noch ist sind war waren wird werden wurde wurden hat haben hatte hatten ich du er sie es "
        "wir ihr sich sein seine seinen seiner ihre ihren ihrer dieser diese dieses in im an am "
        "auf aus bei mit nach von vom zu zum zur für über um durch als wie wenn dass daß weil "},
    StopWords{
        "fr",
        " le la les l un une des du de d et ou mais ne pas que qu qui dont où est sont était "
        "étaient être a ont avait avoir je tu il elle on nous vous ils elles se s son sa ses leur "
        "leurs ce cet cette ces dans en à au aux sur sous par pour avec sans plus comme si "},
    StopWords{
        "es",
        " el la los las un una unos unas lo y e o u pero no que quien cual es son era eran ser "
        "fue fueron ha han había haber yo tú él ella nosotros ellos ellas se su sus este esta "
        "estos estas ese esa de del a al en por para con sin sobre como más si "},
    StopWords{
        "it",
        " il lo la i gli le l un uno una e ed o ma non che chi cui è sono era erano essere ha "
        "hanno aveva avere io tu lui lei noi voi loro si suo sua suoi sue questo questa questi "
        "queste di del dello della dei degli delle a al alla ai alle da dal dalla in nel nella con "
        "su sul sulla per tra fra come più se "},
    StopWords{
        "pt",
        " o a os as um uma uns umas e ou mas não que quem qual é são era eram ser foi foram há "
        "tem têm eu tu ele ela nós eles elas se seu sua seus suas este esta estes estas esse essa "
        "de do da dos das em no na nos nas por pelo pela para com sem sobre como mais "},
    StopWords{
        "nl",
        " de het een en of maar niet ook dat die dit deze is zijn was waren wordt worden werd "
        "werden heeft hebben had hadden ik je hij zij ze wij we jullie zich hun haar in op aan "
        "van voor met bij naar uit door over om te tot als dan er "},
};

}  // namespace

bool is_negation(std::string_view word) {
  constexpr std::array<std::string_view, 12> negations{
      "not", "nor", "without", "nicht", "pas", "sans", "no", "sin", "non", "não", "sem", "niet"};
  const std::string sought = Xapian::Unicode::tolower(std::string(word));
  return std::ranges::find(negations, sought) != negations.end();
}

bool is_acronym(std::string_view word) {
  return word.size() > 1 && std::all_of(word.begin(), word.end(), is_upper);
}

bool is_in_capitals(std::string_view text) {
  const Xapian::Utf8Iterator end;
  return std::none_of(Xapian::Utf8Iterator(text.data(), text.size()), end, [](unsigned letter) {
    return Xapian::Unicode::get_category(letter) == Xapian::Unicode::LOWERCASE_LETTER;
  });
}

bool is_stop_word(std::string_view word, LanguageId language) {
  if (language >= language_table.size()) return false;
  const auto list = std::find_if(lists.begin(), lists.end(), [&](const StopWords& each) {
    return each.language == language_table[language].code;
  });
  if (list == lists.end() || word.find(' ') != std::string_view::npos) return false;
  const std::string sought = ' ' + Xapian::Unicode::tolower(std::string(word)) + ' ';
  return list->words.find(sought) != std::string_view::npos;
}

}  // namespace dateline
