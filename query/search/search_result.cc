#include "query/search/search_result.h"

namespace dateline {

std::string_view to_string(FoundIn place) {
  switch (place) {
    case FoundIn::title:
      return "title";
    case FoundIn::field:
      return "field";
    case FoundIn::body:
      break;
  }
  return "body";
}

}  // namespace dateline
