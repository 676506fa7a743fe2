#include "query/command/watch_search.h"

#include <fmt/format.h>

#include "common/database/server_address.h"
#include "query/command/commands.h"
#include "query/command/search_options.h"
#include "query/render/styled_text.h"

namespace dateline {
namespace {

bool is_path(const Option& option) {
  return option.value == "DIR" || option.value == "FILE";
}

}  // namespace

std::vector<std::string> saved_line(const Arguments& arguments) {
  std::vector<std::string> line{"search"};
  for (const Option& option : saved_options) {
    if (!is_path(option) && !arguments.given(option.name)) continue;
    for (const std::string& value : arguments.texts(option.name)) {
      if (option.value.empty()) {
        line.push_back(fmt::format("--{}", option.name));
        break;
      }
      const std::string lasting = is_path(option) ? absolute_index(value) : value;
      line.push_back(fmt::format("--{}={}", option.name, lasting));
    }
  }
  line.emplace_back("--");
  line.insert(line.end(), arguments.operands().begin() + 1, arguments.operands().end());
  return line;
}

Result<SavedSearch> read_saved(const Watch& watch) {
  std::vector<const char*> words{"dateline-query"};
  for (const std::string& word : watch.line) words.push_back(word.c_str());
  auto arguments = parse_arguments(query_program(), static_cast<int>(words.size()), words.data());
  if (!arguments) return pass(arguments);
  auto request = read_search_options(*arguments);
  if (!request) return pass(request);
  request->time_limit = 0;  // it runs unattended
  request->text = fmt::format("{}", fmt::join(arguments->operands(), " "));
  return SavedSearch{*std::move(arguments), *std::move(request)};
}

Result<SearchResult> present_matches(const Watch& watch) {
  auto saved = read_saved(watch);
  if (!saved) return pass(saved);
  auto session = Session::open(saved->arguments.texts("db"));
  if (!session) return pass(session);
  return find_news(*session, std::move(saved->request), Watch{});
}

std::string matches_text(std::string_view done, const Watch& watch, const SearchResult& present) {
  std::string text;
  for (const std::string& note : present.notes) text += fmt::format("note: {}\n", note);
  text += fmt::format("{} watch {}; it matches {} now", done, watch.name,
                      counted_text(present.distinct, "release", "releases"));
  const bool copies = present.distinct < present.count;
  return text +
         (copies ? fmt::format(" ({} with copies)\n", with_separators(present.count)) : "\n");
}

Result<void> expect_one_name(const Arguments& arguments) {
  if (arguments.operands().size() == 1) return {};
  return fail(ErrorKind::usage, "name exactly one watch",
              "list them with dateline-query watch list");
}

}  // namespace dateline
