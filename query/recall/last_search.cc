#include "query/recall/last_search.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "common/support/file.h"
#include "common/support/parse_number.h"
#include "common/text/json_text.h"
#include "query/recall/state_folder.h"
#include "query/search/short_ids.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using OrderedJson = nlohmann::ordered_json;

constexpr int last_search_version = 1;
constexpr std::uint64_t longest_file = std::uint64_t{16} << 20;  // bytes
constexpr std::chrono::hours kept(7 * 24);

std::optional<fs::path> folder_of_searches() {
  const char* runtime = std::getenv("XDG_RUNTIME_DIR");
  if (runtime != nullptr && *runtime == '/') return fs::path(runtime) / "dateline";
  const auto state = state_folder();
  if (!state) return std::nullopt;
  return *state / "last";
}

void remove_old(const fs::path& folder) {
  std::error_code error;
  const auto now = fs::file_time_type::clock::now();
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    const auto written = fs::last_write_time(at->path(), ignored);
    if (!ignored && now - written > kept) fs::remove(at->path(), ignored);
  }
}

}  // namespace

SearchRequest LastSearch::words() const {
  SearchRequest request;
  request.text = text;
  request.any = any;
  request.exact = exact;
  if (const LanguageId id = find_language(language); id != no_language) request.language = id;
  return request;
}

std::optional<Reference> LastSearch::at_rank(std::string_view typed) const {
  const auto rank = parse_number<std::size_t>(typed);
  if (!rank || *rank < first_rank || *rank - first_rank >= hits.size()) return std::nullopt;
  return hits[*rank - first_rank];
}

bool LastSearch::lists(std::string_view typed) const {
  return at_rank(typed) || std::ranges::any_of(hits, [&](const Reference& hit) {
           return hit.text == typed || (typed.size() >= ShortIds::fewest_accepted &&
                                        id_digits(hit.text).starts_with(typed));
         });
}

std::string encode_last_search(const LastSearch& search) {
  OrderedJson json;
  json["version"] = last_search_version;
  json["indexes"] = search.indexes;
  json["text"] = search.text;
  json["any"] = search.any;
  json["exact"] = search.exact;
  json["language"] = search.language;
  json["first_rank"] = search.first_rank;
  json["hits"] = OrderedJson::array();
  for (const Reference& hit : search.hits) json["hits"].push_back({hit.text, hit.dump});
  return json_text(json) + '\n';
}

std::optional<LastSearch> decode_last_search(std::string_view text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object() || !json.contains("version") || json["version"] != last_search_version) {
    return std::nullopt;
  }
  try {
    LastSearch search;
    json.at("indexes").get_to(search.indexes);
    json.at("text").get_to(search.text);
    json.at("any").get_to(search.any);
    json.at("exact").get_to(search.exact);
    json.at("language").get_to(search.language);
    if (!json.at("first_rank").is_number_unsigned()) return std::nullopt;
    json.at("first_rank").get_to(search.first_rank);
    for (const auto& hit : json.at("hits")) {
      search.hits.push_back({hit.at(0).get<std::string>(), hit.at(1).get<std::string>()});
    }
    return search;
  } catch (const nlohmann::json::exception&) {
    return std::nullopt;
  }
}

std::optional<LastSearchFile> LastSearchFile::of_terminal() {
  const FileDescriptor terminal(::open("/dev/tty", O_RDONLY | O_NOCTTY | O_CLOEXEC));
  const auto folder = folder_of_searches();
  if (terminal.get() < 0 || !folder || !make_private_folder(*folder)) return std::nullopt;
  return LastSearchFile(*folder / fmt::format("last-{}.json", ::getsid(0)));
}

std::optional<LastSearch> LastSearchFile::load() const {
  const auto content = read_file(path_, longest_file);
  return content ? decode_last_search(*content) : std::nullopt;
}

Result<void> LastSearchFile::save(const LastSearch& search) const {
  remove_old(folder());
  return replace_file(path_, encode_last_search(search));
}

}  // namespace dateline
