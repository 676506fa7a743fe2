#pragma once

#include <array>
#include <string_view>

namespace dateline {

/// The commands and settings of dateline-indexer and dateline-query. Both read the same
/// configuration files, and so must tell a setting of the other program from a misspelt one. A test
/// compares the lists with the tables of commands.
inline constexpr std::array<std::string_view, 20> configured_commands{
    "index", "clean",      "refused",    "check",      "compact",     "rollback",     "runs",
    "stats", "search",     "watch add",  "watch run",  "watch list",  "watch remove", "bench",
    "open",  "watch test", "watch show", "watch edit", "watch reset", "serve"};

inline constexpr std::array<std::string_view, 78> configured_settings{
    "all",           "any",        "archive",      "as-of",    "best",        "colour",
    "copies",        "correct",    "count",        "db",       "digest",      "dry-run",
    "dump",          "exact",      "expand",       "explain",  "explain-not", "explain-query",
    "facet-limit",   "facets",     "fast",         "fields",   "file",        "format",
    "from-now",      "full",       "half-life",    "host",     "jobs",        "json",
    "keep",          "kwic",       "lang",         "lead",     "limit",       "listen",
    "log-format",    "log-level",  "log-requests", "map",      "max-entries", "max-expanded",
    "max-nesting",   "max-ratio",  "max-record",   "memory",   "metrics",     "name",
    "no-pager",      "no-raw",     "offset",       "path",     "progress",    "prune",
    "queries",       "raw",        "recency",      "ref",      "repeat",      "require-all",
    "retry-refused", "root",       "show",         "similar",  "since",       "sort",
    "state",         "stems-only", "synonyms",     "timeline", "timeout",     "timezone",
    "timings",       "until",      "verify",       "wait",     "watches",     "writer"};

}  // namespace dateline
