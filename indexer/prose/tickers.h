#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// The stock symbols given in a text with their exchange ("NYSE: IBM", "Nasdaq:AAPL"), as
/// "NYSE:IBM", without duplicates, in order of first appearance.
std::vector<std::string> find_tickers(std::string_view text);

}  // namespace dateline
