#include "query/command/query_batch.h"

#include <fmt/format.h>

#include <fstream>
#include <iostream>

namespace dateline {
namespace {

Result<std::vector<BatchQuery>> read_lines(std::istream& input, const std::string& path) {
  std::vector<BatchQuery> batch;
  std::string line;
  for (unsigned number = 1; std::getline(input, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    const auto tab = line.find('\t');
    if (tab == std::string::npos) {
      return fail(ErrorKind::input, fmt::format("{}:{}: no tabulator in the line", path, number),
                  "write an id, a tabulator and the words");
    }
    batch.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  return batch;
}

}  // namespace

Result<std::vector<BatchQuery>> read_batch(const std::string& path) {
  if (path == "-") return read_lines(std::cin, "standard input");
  std::ifstream file(path);
  if (!file) return fail_errno(path);
  return read_lines(file, path);
}

}  // namespace dateline
