#include "tests/crash/figures.h"

#include <cstdlib>
#include <fstream>
#include <string>

namespace dateline::test {

void add_figure(std::string_view name, std::uint64_t number) {
  const char* path = std::getenv("DATELINE_CRASH_FIGURES");
  if (path == nullptr) return;
  // In one write, so that lines of several threads do not mix.
  const std::string line = std::to_string(number) + ' ' + std::string(name) + '\n';
  std::ofstream(path, std::ios::app) << line;
}

}  // namespace dateline::test
