#include "query/search/hit_check.h"

#include <fmt/format.h>

#include <string>

namespace dateline {
namespace {

tl::unexpected<Error> damaged(const std::string& what) {
  return fail(ErrorKind::index_corrupt, "the index is damaged: " + what,
              "run dateline-indexer check, then rebuild the index");
}

}  // namespace

Result<void> HitCheck::count(std::size_t count, std::size_t releases) {
  if (count <= releases) return {};
  return damaged(fmt::format("{} of {} releases match", count, releases));
}

Result<void> HitCheck::date(Xapian::docid document, const Release& release) {
  const std::uint64_t day = release.date ? day_value(*release.date) : no_day;
  if (days_[document] != day) return damaged("it has two dates for the release " + release.id);
  const bool open = !period_.first && !period_.last;
  const bool asked = open || (release.date && period_.contains(*release.date));
  if (!asked) return damaged("the query found a release of another day, " + release.id);
  return {};
}

Result<void> HitCheck::match(const Release& release, const Highlighter& marked) {
  if (match_(release, marked)) return {};
  return damaged("the query found a release that does not match it, " + release.id);
}

}  // namespace dateline
