#include <fmt/format.h>

#include <csignal>
#include <cstdlib>

#include "common/cli/arguments.h"
#include "common/cli/confine.h"
#include "common/cli/run_program.h"
#include "common/support/standard_output.h"
#include "common/text/terminal_text.h"
#include "query/command/commands.h"
#include "query/command/search_options.h"
#include "query/serve/http/server.h"

namespace {

using namespace dateline;

bool is_loopback(const std::string& host) {
  return host == "localhost" || host == "::1" || host.starts_with("127.");
}

Result<ExitCode> serve(const Arguments& arguments) {
  auto options = read_listen_address(arguments.text("listen"));
  if (!options) return pass(options);
  options->names = arguments.texts("host");
  options->log = arguments.flag("log-requests");
  auto defaults = read_search_options(arguments);
  if (!defaults) return pass(defaults);
  options->open = read_open_options(arguments, defaults->time_limit);
  const auto indexes = arguments.texts("db");
  SiteOptions site_options;
  site_options.indexes = indexes;
  site_options.defaults = *std::move(defaults);
  site_options.fixed_today = arguments.given("as-of");
  Reach reach;
  add_reach(arguments, reach);
  if (arguments.flag("watches")) {
    auto store = WatchStore::open("");
    if (!store) return pass(store);
    reach.read.push_back(store->folder());
    site_options.watches = *std::move(store);
  }
  site_options.originals = !arguments.flag("no-raw");
  if (site_options.originals) reach.read.emplace_back("/");

  // An index that cannot be opened is told now.
  if (auto session = Session::open(indexes, options->open); !session) return pass(session);
  const Site site(std::move(site_options));
  Server server(site, indexes, *options);
  if (auto bound = server.bind(); !bound) return pass(bound);
  confine(arguments, reach);
  if (!is_loopback(server.host())) {
    print_line(
        "anyone who can reach this address can search; put a server that authenticates users in "
        "front");
  }
  print_line(fmt::format("listening on {}", server.address()));
  if (auto done = server.run(); !done) return pass(done);
  return ExitCode::success;
}

}  // namespace

int main(int argc, char** argv) {
  open_standard_streams();
  std::signal(SIGPIPE, SIG_IGN);
  const auto& program = query_program();
  const auto arguments = parse_arguments(program, argc, argv);
  if (!arguments) return end_with(program.name, arguments.error());
  if (arguments->command().name != "serve" || !arguments->operands().empty()) {
    print_line("use dateline-query serve");
    return EXIT_FAILURE;
  }
  const auto code = serve(*arguments);
  return code ? static_cast<int>(*code) : end_with(program.name, arguments->located(code.error()));
}
