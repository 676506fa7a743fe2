#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// The stock symbols that a text names together with their exchange ("NYSE: IBM", "Nasdaq:AAPL"),
/// as "NYSE:IBM", each once, in the order of their first appearance.
std::vector<std::string> find_tickers(std::string_view text);

}  // namespace dateline
