#pragma once

#include <string>
#include <vector>

namespace dateline {

/// Why a record was cleaned as it was, in lines for people.
struct Explanation {
  std::vector<std::string> dates;  ///< the candidates and what each stands for, the chosen one last
  std::vector<std::string> text;   ///< each block of the record: kept, or dropped by which rule
};

}  // namespace dateline
