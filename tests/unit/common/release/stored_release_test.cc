#include "common/release/stored_release.h"

#include <catch2/catch.hpp>
#include <random>

#include "common/release/compression.h"

using namespace dateline;

namespace {

Release sample_release() {
  Release release;
  release.id = "urn:example:1";
  release.origin = {"archive/a.tar", "b/c.txt", 7, 123456789012, 3333};
  release.form = "text-page";
  release.title = "Observers Arrive in Harbour City";
  release.date = Date::parse("2021-06-05");
  release.date_source = DateSource::dateline;
  release.time = "14:30-05:00";
  release.embargo = "2021-06-06T00:00Z";
  release.source = "Example Wire";
  release.issuer = "Harbour City Council";
  release.place = "Harbour City";
  release.url = "https://example.org/1";
  release.language = "en";
  release.channels = {"Elections", "Local Government"};
  release.tickers = {"NYSE:XMPL"};
  release.fields = {"ministry=Works", "signed by=Ida Holm"};
  release.sources = {FactSource::header, FactSource::markup, FactSource::text, FactSource::dateline,
                     FactSource::none};
  release.body = "First paragraph.\nSecond paragraph.";
  release.zones = {{Zone::lead, 0, 16}, {Zone::contact, 17, 34}};
  return release;
}

}  // namespace

TEST_CASE("a stored release is restored unchanged") {
  const Release release = sample_release();
  const auto decoded = decode_release(encode_release(release));
  REQUIRE(decoded);
  CHECK(*decoded == release);
  const auto empty = decode_release(encode_release(Release{}));
  REQUIRE(empty);
  CHECK(*empty == Release{});
}

TEST_CASE("a field added by a later version is ignored") {
  std::string bytes = encode_release(sample_release());
  bytes += '\x70';
  bytes += '\x03';
  bytes += "new";
  const auto decoded = decode_release(bytes);
  REQUIRE(decoded);
  CHECK(*decoded == sample_release());
}

TEST_CASE("damaged bytes give an error or a release, never worse") {
  const std::string good = encode_release(sample_release());
  for (std::size_t length = 0; length < good.size(); ++length) {
    const auto decoded = decode_release(std::string_view(good).substr(0, length));
    if (!decoded) CHECK(decoded.error().kind == ErrorKind::index_corrupt);
  }
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::string bad = good;
    bad[random() % bad.size()] = static_cast<char>(random());
    const auto decoded = decode_release(bad);
    if (decoded && !decoded->zones.empty()) {
      CHECK(decoded->zones.back().end <= decoded->body.size());
    }
  }
}

TEST_CASE("a release has one list of zones") {
  const std::string good = encode_release(sample_release());
  Release zones_alone;
  zones_alone.zones = sample_release().zones;
  const auto decoded = decode_release(good + encode_release(zones_alone));
  REQUIRE_FALSE(decoded);
  CHECK(decoded.error().kind == ErrorKind::index_corrupt);
}

TEST_CASE("frames are unpacked with the dictionary they name, or say that it is missing") {
  constexpr int count = 500;
  std::vector<std::string> samples;
  samples.reserve(count);
  for (int i = 0; i < count; ++i) {
    samples.push_back("The council of district " + std::to_string(i * 7919 % 1000) +
                      " announced today that the observation of the election will be led by " +
                      std::to_string(i * 104729) + " observers from many participating states.");
  }
  const std::string dictionary = train_dictionary(samples);
  REQUIRE_FALSE(dictionary.empty());
  Compressor with(dictionary);
  Compressor without("");
  const std::string packed = with.compress(samples[3]);
  CHECK(packed.size() < without.compress(samples[3]).size());

  const Decompressor both({dictionary});
  CHECK(both.decompress(packed) == samples[3]);
  CHECK(both.decompress(without.compress(samples[4])) == samples[4]);
  CHECK(both.decompress(without.compress("")) == std::string());
  const auto missing = Decompressor({}).decompress(packed);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().kind == ErrorKind::index_corrupt);
  CHECK_FALSE(both.decompress("no frame at all"));
  CHECK_FALSE(both.decompress(std::string_view(packed).substr(0, packed.size() / 2)));
}

TEST_CASE("too few samples give no dictionary") {
  CHECK(train_dictionary({"one", "two"}).empty());
}
