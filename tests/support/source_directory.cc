#include "tests/support/source_directory.h"

namespace dateline::test {

std::filesystem::path source_directory() {
  return DATELINE_SOURCE_DIR;
}

}  // namespace dateline::test
