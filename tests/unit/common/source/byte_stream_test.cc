#include "common/source/byte_stream.h"

#include <catch2/catch.hpp>
#include <memory>

#include "tests/support/string_stream.h"

namespace dateline {
namespace {

BufferedStream stream_of(std::string bytes, std::size_t step = 3) {
  return BufferedStream(std::make_unique<test::StringStream>(std::move(bytes), step));
}

TEST_CASE("a stream shows bytes before it takes them") {
  auto stream = stream_of("abcdefgh");
  REQUIRE(stream.peek(5)->substr(0, 5) == "abcde");
  stream.consume(2);
  REQUIRE(stream.offset() == 2);
  REQUIRE(stream.peek(100) == "cdefgh");
}

TEST_CASE("lines are taken with their line ends, the last one without") {
  auto stream = stream_of("one\ntwo\n\nlast");
  bool overlong = false;
  REQUIRE(stream.take_until('\n', 100, overlong) == "one\n");
  REQUIRE(stream.take_until('\n', 100, overlong) == "two\n");
  REQUIRE(stream.take_until('\n', 100, overlong) == "\n");
  REQUIRE(stream.take_until('\n', 100, overlong) == "last");
  REQUIRE_FALSE(overlong);
  REQUIRE(stream.take_until('\n', 100, overlong)->empty());
  REQUIRE(stream.offset() == 13);
}

TEST_CASE("a line beyond the limit is truncated and skipped") {
  auto stream = stream_of(std::string(100'000, 'x') + "\nnext\n", 4096);
  bool overlong = false;
  REQUIRE(stream.take_until('\n', 10, overlong) == std::string(10, 'x'));
  REQUIRE(overlong);
  REQUIRE(stream.take_until('\n', 10, overlong) == "next\n");
  REQUIRE_FALSE(overlong);
  REQUIRE(stream.offset() == 100'006);
}

TEST_CASE("a whole stream is taken only within the limit") {
  REQUIRE(stream_of("12345").take_all(5) == "12345");
  REQUIRE(stream_of("123456").take_all(5).error().kind == ErrorKind::input);
  REQUIRE(stream_of("").take_all(0)->empty());
}

TEST_CASE("an error comes after the bytes before it, and reading can continue") {
  class Damaged : public ByteStream {
   public:
    Result<std::size_t> read(char* out, std::size_t) override {
      if (++reads_ == 2) return fail(ErrorKind::input, "damaged");
      if (reads_ > 3) return std::size_t{0};
      *out = static_cast<char>('0' + reads_);
      return std::size_t{1};
    }

   private:
    int reads_ = 0;
  };
  BufferedStream stream(std::make_unique<Damaged>());
  REQUIRE_FALSE(stream.peek(9));
  REQUIRE(stream.peek_available(9) == "1");
  stream.consume(1);
  REQUIRE_FALSE(stream.peek_available(9));
  REQUIRE(stream.peek(9) == "3");
}

TEST_CASE("skipping ends at the end") {
  auto stream = stream_of("123456");
  REQUIRE(stream.skip(4) == 4U);
  REQUIRE(stream.peek(1) == "56");
  REQUIRE(stream.skip(4) == 2U);
}

}  // namespace
}  // namespace dateline
