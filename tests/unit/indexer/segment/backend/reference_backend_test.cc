#include "indexer/segment/backend/reference_backend.h"

#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <random>
#include <string>

#include "tests/support/temporary_directory.h"

namespace dateline {
namespace {

/// Lets no file grow beyond some bytes, as a full disk does.
class SmallFiles {
 public:
  explicit SmallFiles(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit small{.rlim_cur = bytes, .rlim_max = before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallFiles() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  SmallFiles(const SmallFiles&) = delete;
  SmallFiles& operator=(const SmallFiles&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int) = std::signal(SIGXFSZ, SIG_IGN);
};

TEST_CASE("the reference backend tells of a full disk as what it is") {
  const test::TemporaryDirectory directory;
  Vocabulary vocabulary;
  ReferenceBackend backend;
  const auto writer = backend.create(vocabulary);
  REQUIRE(writer->begin(directory.path() / "segment"));
  IndexDocument document;
  document.data = std::string(100'000, 'x');
  std::minstd_rand random;  // what can be compressed might fit
  for (char& byte : document.data) byte = static_cast<char>(random() >> 8);
  const SmallFiles limit(20'000);
  const auto added = writer->add(document);
  REQUIRE_FALSE(added);
  INFO(added.error().message);
  CHECK(added.error().kind == ErrorKind::no_space);
}

}  // namespace
}  // namespace dateline
