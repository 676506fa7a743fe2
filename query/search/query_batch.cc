#include "query/search/query_batch.h"

#include <fstream>
#include <iostream>

namespace dateline {
namespace {

std::vector<BatchQuery> read_lines(std::istream& input) {
  std::vector<BatchQuery> batch;
  for (std::string line; std::getline(input, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    const auto tab = line.find('\t');
    if (tab == std::string::npos) {
      batch.push_back({{}, std::move(line)});
    } else {
      batch.push_back({line.substr(0, tab), line.substr(tab + 1)});
    }
  }
  return batch;
}

}  // namespace

Result<std::vector<BatchQuery>> read_batch(const std::string& path) {
  if (path == "-") return read_lines(std::cin);
  std::ifstream file(path);
  if (!file) return fail_errno(path);
  return read_lines(file);
}

}  // namespace dateline
