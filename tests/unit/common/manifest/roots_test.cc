#include "common/manifest/roots.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "tests/support/temporary_directory.h"

using namespace dateline;
namespace fs = std::filesystem;

namespace {

// A folder "x/ar" with a dump, and the working directory in the folder above until the test ends.
class Fixture {
 public:
  Fixture() : before_(fs::current_path()) {
    temporary_.write("x/ar/2024/a.txt", "text");
    temporary_.write("y/ar/b.txt", "text");
    fs::create_directory_symlink(top() + "/x", top() + "/link");
    fs::current_path(top() + "/x");
  }
  ~Fixture() { fs::current_path(before_); }

  std::string top() const { return fs::canonical(temporary_.path()).string(); }

 private:
  test::TemporaryDirectory temporary_;
  fs::path before_;
};

}  // namespace

TEST_CASE("a folder has one name, however it is spelt") {
  const Fixture fixture;
  Roots roots;
  roots.add("./ar/");
  const Roots once = roots;
  for (const std::string& spelling :
       {std::string("ar"), fixture.top() + "/x/ar", std::string("../x//ar/."),
        fixture.top() + "/link/ar", std::string("ar/2024"), std::string("ar/2024/a.txt")}) {
    INFO(spelling);
    roots.add(spelling);
    CHECK(roots == once);
  }
  const std::string place = fixture.top() + "/x/ar/2024/a.txt";
  CHECK(roots.path_of(place) == "ar/2024/a.txt");
  CHECK(roots.place_of("ar/2024/a.txt") == place);
  CHECK(canonical_place("../link/ar/2024/a.txt") == place);
}

TEST_CASE("folders of the same name are kept apart") {
  const Fixture fixture;
  Roots roots;
  roots.add("ar");
  fs::current_path("../y");
  roots.add("ar");
  CHECK(roots.path_of(fixture.top() + "/x/ar/b.txt") == "ar/b.txt");
  CHECK(roots.path_of(fixture.top() + "/y/ar/b.txt") == fixture.top() + "/y/ar/b.txt");
  CHECK(roots.place_of(fixture.top() + "/y/ar/b.txt") == fixture.top() + "/y/ar/b.txt");
}

TEST_CASE("a folder above a root leaves the paths below that root as they are") {
  const Fixture fixture;
  Roots roots;
  roots.add("ar/2024");
  roots.add("..");
  CHECK(roots.path_of(fixture.top() + "/x/ar/2024/a.txt") == "ar/2024/a.txt");
  CHECK(roots.path_of(fixture.top() + "/y/ar/b.txt") == "../y/ar/b.txt");
  CHECK(roots.place_of("../y/ar/b.txt") == fixture.top() + "/y/ar/b.txt");
}

TEST_CASE("files given by themselves belong to their folder") {
  const Fixture fixture;
  Roots roots;
  roots.add("ar/2024/a.txt");
  roots.add("ar/2024/b.txt");
  CHECK(roots.places().size() == 1);
  CHECK(roots.path_of(fixture.top() + "/x/ar/2024/b.txt") == "ar/2024/b.txt");
  fs::current_path("ar/2024");
  Roots here;
  here.add("a.txt");
  CHECK(here.path_of(fixture.top() + "/x/ar/2024/a.txt") == "a.txt");
}

TEST_CASE("a root keeps its name when it moves") {
  const Fixture fixture;
  Roots roots;
  roots.add("ar");
  roots.move(fixture.top() + "/x", "/mnt/disk");
  CHECK(roots.place_of("ar/b.txt") == "/mnt/disk/ar/b.txt");
  CHECK(roots.path_of("/mnt/disk/ar/b.txt") == "ar/b.txt");
  // What is at its old place now is something else.
  roots.add("ar");
  CHECK(roots.path_of(fixture.top() + "/x/ar/b.txt") == fixture.top() + "/x/ar/b.txt");
}

TEST_CASE("a dump is shown where it is once its root has moved") {
  const Fixture fixture;
  Roots roots;
  roots.add("ar");
  CHECK(roots.shown("ar/b.txt") == "ar/b.txt");
  CHECK(roots.shown("/elsewhere/b.txt") == "/elsewhere/b.txt");
  // The same name below another folder.
  roots.move(fixture.top() + "/x", "/mnt/disk");
  CHECK(roots.shown("ar/b.txt") == "ar/b.txt");
  roots.move("/mnt/disk/ar", "/mnt/press");
  CHECK(roots.shown("ar/b.txt") == "/mnt/press/b.txt");
  CHECK(roots.path_of(roots.shown("ar/b.txt")) == "ar/b.txt");
}

TEST_CASE("a root that was given by an absolute path is shown where it is") {
  const Fixture fixture;
  Roots roots;
  roots.add(fixture.top() + "/x/ar");
  CHECK(roots.shown(fixture.top() + "/x/ar/b.txt") == fixture.top() + "/x/ar/b.txt");
  roots.move(fixture.top(), "/mnt");
  CHECK(roots.shown(fixture.top() + "/x/ar/b.txt") == "/mnt/x/ar/b.txt");
}

TEST_CASE("what is hidden below a root is not shown by it") {
  const Fixture fixture;
  Roots roots;
  roots.add("ar");
  CHECK(roots.shows(fixture.top() + "/x/ar/b.txt"));
  CHECK_FALSE(roots.shows(fixture.top() + "/x/ar/.git/b.txt"));
  CHECK_FALSE(roots.shows(fixture.top() + "/x/arc/b.txt"));
}

TEST_CASE("roots are stored and read back") {
  const Fixture fixture;
  Roots roots;
  roots.add("ar");
  roots.add("..");
  CHECK(Roots::parse(roots.bytes()) == roots);
  CHECK(Roots::parse("") == Roots());
  CHECK_FALSE(Roots::parse(roots.bytes().substr(1)));
}
