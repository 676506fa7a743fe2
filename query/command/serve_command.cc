#include <unistd.h>

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "common/support/file.h"
#include "common/text/take_until.h"
#include "query/command/commands.h"
#include "query/command/shared_options.h"

namespace dateline {
namespace {

constexpr std::array serve_only_options{
    Option{.name = "listen",
           .value = "ADDRESS:PORT",
           .help = "Where to listen. Put any address but the loopback behind a server that "
                   "authenticates users. Port 0 picks a free port.",
           .topic = topic::where,
           .fallback = "127.0.0.1:8080"},
    Option{.name = "host",
           .value = "NAME",
           .help = "A host name that browsers may use for this server; others are refused.",
           .topic = topic::where,
           .repeatable = true},
    Option{.name = "watches",
           .help = "Show the watches of the user who runs the server.",
           .topic = topic::output},
    Option{.name = "no-raw",
           .help = "Do not serve the original bytes of releases; the server then reads nothing but "
                   "the indexes.",
           .topic = topic::output},
    Option{.name = "log-requests",
           .help = "Print each request, with the words searched for, to standard error.",
           .topic = topic::output},
};

constexpr auto serve_options =
    joined(index_options, archive_options, serve_only_options, asking_options, time_options);

constexpr std::array serve_examples{
    Example{"dateline-query serve --db news.db", "a page on http://127.0.0.1:8080/"},
};

/// The words of this process's command line.
Result<std::vector<std::string>> own_words() {
  constexpr std::uint64_t longest = std::uint64_t{1} << 21;
  const auto bytes = read_file("/proc/self/cmdline", longest);
  if (!bytes) return pass(bytes);
  std::vector<std::string> words;
  for (std::string_view rest = *bytes; !rest.empty();) words.emplace_back(take_until(rest, '\0'));
  return words;
}

/// Becomes dateline-serve, which is beside this program or in its libexec folder.
Result<ExitCode> run_serve_command(const Arguments& /*arguments*/) {
  auto words = own_words();
  if (!words) return pass(words);
  std::vector<char*> argv;
  for (std::string& word : *words) argv.push_back(word.data());
  argv.push_back(nullptr);
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  const auto folder = self.parent_path();
  for (const auto& program :
       {folder / "dateline-serve", folder.parent_path() / "libexec/dateline/dateline-serve"}) {
    ::execv(program.c_str(), argv.data());
  }
  return fail(ErrorKind::io, "dateline-serve is not installed",
              "build Dateline with cpp-httplib (libcpp-httplib-dev)");
}

}  // namespace

constinit const Command serve_command{
    .name = "serve",
    .summary = "serve a search page to browsers, and data to programs",
    .description =
        "Serves pages at /, /release/ID, /help and /watches, original bytes at /release/ID/raw, "
        "and data for programs at /search.json, /search.csv, /search.atom, /facets.json, /health "
        "and /metrics. The parameters of a search are q, since, until, sort, copies=all and page, "
        "or limit and offset.\n\nThe server writes nothing, and opens a new generation of an index "
        "as soon as it is published. On SIGTERM, it first answers the requests it has begun. A "
        "socket passed by systemd replaces --listen.\n\nIt answers only GET and HEAD, and 429 if "
        "it is busy. Pages need no scripts. Errors of *.json are JSON ({\"error\": {\"status\", "
        "\"message\", \"hint\"}}), those of other data are text. /health answers 200 if the "
        "indexes can be opened and 503 otherwise; it does not verify them as dateline-indexer "
        "check does.\n\nSearches are logged only with --log-requests. Errors of the server are "
        "printed to standard error, and name files only there.",
    .options = serve_options,
    .examples = serve_examples,
    .run = run_serve_command};

}  // namespace dateline
