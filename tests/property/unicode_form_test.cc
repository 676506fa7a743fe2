#include "common/source/unicode_form.h"

#include <unicode/ucnv.h>

#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

using namespace dateline;

namespace {

struct Sample {
  std::string text;
  std::vector<const char*> charsets;  ///< legacy charsets that can encode it
};

/// The start of a release in languages with all kinds of scripts.
const std::vector<Sample>& samples() {
  static const std::vector<Sample> all{
      {"New bridge opened\n\nMay 5, 2019. The mayor opened the bridge.", {"windows-1252"}},
      {"Nowy most otwarty\n\n5 maja 2019. Żółty most łączy dwa brzegi.", {"windows-1250"}},
      {"Открыт новый мост\n\n5 мая 2019. Мэр открыл мост через реку.", {"windows-1251", "KOI8-R"}},
      {"Άνοιξε η νέα γέφυρα\n\n5 Μαΐου 2019. Ο δήμαρχος εγκαινίασε τη γέφυρα.", {"ISO-8859-7"}},
      {"נפתח גשר חדש\n\n5 במאי 2019. ראש העיר פתח את הגשר.", {"windows-1255"}},
      {"افتتاح جسر جديد\n\n5 مايو 2019. افتتح رئيس البلدية الجسر.", {"windows-1256"}},
      {"नया पुल खुला\n\n5 मई 2019. महापौर ने नदी पर पुल का उद्घाटन किया।", {}},
      {"เปิดสะพานใหม่\n\n5 พฤษภาคม 2019 นายกเทศมนตรีเปิดสะพาน", {"TIS-620"}},
      {"ახალი ხიდი გაიხსნა\n\n5 მაისი, 2019. მერმა ხიდი გახსნა.", {}},
      {"Նոր կամուրջ բացվեց\n\n5 մայիսի 2019։ Քաղաքապետը բացեց կամուրջը։", {}},
      {"አዲስ ድልድይ ተከፈተ\n\n5 ግንቦት 2019። ከንቲባው ድልድዩን ከፈቱ።", {}},
      {"新大桥今日通车\n\n2019年5月5日，市长为横跨河流的大桥剪彩，称其为城市的一件大事。",
       {"GB18030"}},
      {"新大橋今日通車\n\n2019年5月5日，市長為橫跨河流的大橋剪綵，稱其為一件大事。", {"Big5"}},
      {"新しい橋が開通\n\n2019年5月5日、市長は川にかかる橋の開通を祝った。",
       {"Shift_JIS", "EUC-JP"}},
      {"새 다리가 개통되었다\n\n2019년 5월 5일. 시장이 강을 가로지르는 다리를 열었다.", {"EUC-KR"}},
      {"Party 🎉🎊🥳 2019\n\n🎉🎉🎉 🎊🎊 🥳 🎉", {}},
  };
  return all;
}

std::string in_charset(const std::string& text, const char* charset) {
  std::string out(text.size() * 4, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const auto size =
      ucnv_convert(charset, "UTF-8", out.data(), static_cast<std::int32_t>(out.size()), text.data(),
                   static_cast<std::int32_t>(text.size()), &status);
  REQUIRE(U_SUCCESS(status));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

}  // namespace

TEST_CASE("UTF-16 and UTF-32 without a byte-order mark are detected in every language") {
  for (const Sample& sample : samples()) {
    INFO(sample.text);
    for (const UnicodeForm form :
         {UnicodeForm::utf16le, UnicodeForm::utf16be, UnicodeForm::utf32le, UnicodeForm::utf32be}) {
      const std::string bytes = encode_utf8_as(sample.text, form);
      INFO(name_of(form));
      // Wherever the sample is cut, even inside a character.
      for (std::size_t cut = 0; cut < 8; ++cut) {
        CHECK(find_unmarked(std::string_view(bytes).substr(0, bytes.size() - cut)) == form);
      }
      // Few different characters, as in a text that repeats itself.
      const std::string text = sample.text + sample.text.substr(sample.text.find("\n\n"));
      CHECK(find_unmarked(encode_utf8_as(text, form)) == form);
      CHECK(bytes == in_charset(sample.text, name_of(form).data()));
    }
  }
}

TEST_CASE("no other charset is mistaken for UTF-16") {
  for (const Sample& sample : samples()) {
    INFO(sample.text);
    CHECK_FALSE(find_unmarked(sample.text));
    for (const char* charset : sample.charsets) {
      INFO(charset);
      CHECK_FALSE(find_unmarked(in_charset(sample.text, charset)));
    }
  }
}

TEST_CASE("neither binary data nor text with stray zeros is mistaken for UTF-16") {
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    std::string noise(64 + random() % 4000, '\0');
    for (char& c : noise) c = static_cast<char>(random());
    INFO(round);
    CHECK_FALSE(find_unmarked(noise));
    for (const Sample& sample : samples()) {
      std::string text = sample.text + sample.text + sample.text;
      for (auto zeros = 1 + random() % 3; zeros > 0; --zeros) text[random() % text.size()] = '\0';
      INFO(text);
      CHECK_FALSE(find_unmarked(text));
    }
  }
}
