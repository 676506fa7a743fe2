#pragma once

#include <filesystem>

namespace dateline::test {

/// The root of the checkout that the tests were built from.
std::filesystem::path source_directory();

}  // namespace dateline::test
