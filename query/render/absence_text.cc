#include "query/render/absence_text.h"

#include <fmt/format.h>

#include "query/render/terminal_text.h"

namespace dateline {
namespace {

std::string name_of(const Release& release) {
  return fmt::format("{} · {} · {}", release.title.empty() ? "(untitled)" : release.title,
                     release.date ? release.date->iso() : "undated", release.origin.file);
}

std::string failed_clauses(const Absence& absence) {
  std::string clauses;
  for (const ClauseVerdict& clause : absence.clauses) {
    if (!clause.lets_through) clauses += (clauses.empty() ? "" : " and ") + clause.text;
  }
  return clauses;
}

std::string reason(const Absence& absence, const SearchRequest& request) {
  if (!absence.found) {
    const std::string failed = failed_clauses(absence);
    return failed.empty() ? "the query has no search words"
                          : fmt::format("it does not match {}", failed);
  }
  const std::string where = fmt::format("rank {} with score {:.3f}", absence.rank, absence.score);
  if (absence.timed_out) return "the time limit ended the search before it was found at " + where;
  if (!absence.shown) {
    const std::string range =
        request.limit == 0
            ? "showing none"
            : fmt::format("showing {} to {}", request.offset + 1, request.offset + request.limit);
    return absence.lead ? fmt::format("it is a copy of the release at {}; {}", where, range)
                        : fmt::format("it has {}; {}", where, range);
  }
  return absence.lead ? fmt::format("it is collapsed into the release at {}", where)
                      : fmt::format("it is shown at {}", where);
}

}  // namespace

std::string absence_text(const Absence& absence, const SearchRequest& request) {
  std::string text = terminal_text(name_of(absence.release)) + '\n';
  for (const ClauseVerdict& clause : absence.clauses) {
    text +=
        fmt::format("  {}  {}\n", clause.lets_through ? "yes" : "no ", terminal_text(clause.text));
  }
  text += terminal_text(reason(absence, request)) + '\n';
  if (absence.lead) {
    text += terminal_text(
                fmt::format("collapsed into {}, id {}", name_of(*absence.lead), absence.lead->id)) +
            '\n';
  }
  return text;
}

}  // namespace dateline
