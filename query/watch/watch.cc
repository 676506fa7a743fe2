#include "query/watch/watch.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <xxhash.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ctime>
#include <limits>
#include <string_view>

#include "common/cli/nearest.h"
#include "common/support/parse_number.h"
#include "common/support/stop_signal.h"
#include "common/text/ascii.h"
#include "common/text/json_text.h"
#include "query/recall/state_folder.h"

namespace dateline {
namespace {

/// The words of a text, ignoring case, punctuation and spacing.
std::string folded_words(std::string_view text) {
  std::string folded;
  for (const char letter : text) {
    if (is_word_byte(letter)) {
      folded += to_lower(letter);
    } else if (!folded.empty() && folded.back() != ' ') {
      folded += ' ';
    }
  }
  if (folded.ends_with(' ')) folded.pop_back();
  return folded;
}

/// A digest of what a release says: its day and the words of its title and body. It does not depend
/// on where the release is in a dump or an index, so a rebuilt index, a moved dump or another copy
/// is not news; a change of wording is.
std::uint64_t release_key(const std::optional<GradedDate>& date, std::string_view title,
                          std::string_view body_digest) {
  std::string content = date ? date->date.iso() : std::string();
  content.append(1, '\0').append(folded_words(title)).append(1, '\0').append(body_digest);
  return XXH3_64bits(content.data(), content.size());
}

}  // namespace

Result<SearchResult> find_news(Session& session, SearchRequest request, const Watch& watch) {
  request.offset = 0;
  request.limit = std::numeric_limits<std::size_t>::max();
  request.wanted = [&](const Release& release) {
    return !watch.told.contains(release_key(release.date, release.title, release.body_digest));
  };
  auto news = session.search(request);
  if (news) {
    news->count = 0;
    for (const Hit& hit : news->hits) news->count += 1 + hit.copies.size();
    news->count_exact = true;
    news->distinct = news->hits.size();
  }
  return news;
}

void mark_told(Watch& watch, const SearchResult& news) {
  for (const Hit& hit : news.hits) {
    const Release& lead = hit.release;
    watch.told.insert(release_key(lead.date, lead.title, lead.body_digest));
    for (const Copy& copy : hit.copies) {
      watch.told.insert(release_key(copy.date, copy.title, copy.body_digest));
    }
  }
}

namespace {

constexpr int version = 1;
constexpr std::uint64_t longest_watch = std::uint64_t{1} << 28;  // bytes: ten million releases

bool is_list_of_texts(const nlohmann::json& json, const char* key) {
  return json.contains(key) && json[key].is_array() &&
         std::all_of(json[key].begin(), json[key].end(),
                     [](const nlohmann::json& item) { return item.is_string(); });
}

}  // namespace

std::string encode_watch(const Watch& watch) {
  nlohmann::ordered_json json;
  json["version"] = version;
  json["line"] = watch.line;
  json["last_run"] = watch.last_run;
  auto& told = json["told"] = nlohmann::ordered_json::array();
  for (const std::uint64_t key : watch.told) told.push_back(fmt::format("{:016x}", key));
  return json_text(json, 1) + '\n';
}

std::optional<Watch> decode_watch(std::string_view text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object() || !json.contains("version") || json["version"] != version) {
    return std::nullopt;
  }
  if (!is_list_of_texts(json, "line") || !is_list_of_texts(json, "told")) return std::nullopt;
  if (!json.contains("last_run") || !json["last_run"].is_string()) return std::nullopt;
  Watch watch;
  watch.line = json["line"].get<std::vector<std::string>>();
  watch.last_run = json["last_run"].get<std::string>();
  for (const auto& item : json["told"]) {
    const auto key = parse_number<std::uint64_t>(item.get_ref<const std::string&>(), 16);
    if (!key) return std::nullopt;
    watch.told.insert(*key);
  }
  return watch;
}

namespace {

namespace fs = std::filesystem;

bool is_watch_name(std::string_view name) {
  constexpr std::size_t longest = 100;
  constexpr std::string_view allowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
  return !name.empty() && name.size() <= longest && name.front() != '.' && name.front() != '-' &&
         name.find_first_not_of(allowed) == std::string_view::npos;
}

/// False if that cannot be known.
bool is_absent(const fs::path& path) {
  std::error_code error;
  return !fs::exists(path, error) && !error;
}

}  // namespace

Result<WatchStore> WatchStore::open(const std::string& directory) {
  auto state = directory.empty() ? state_folder() : Result<fs::path>(directory);
  if (!state) return pass(state);
  return WatchStore(*state / "watches");
}

fs::path WatchStore::file_of(const std::string& name) const {
  return folder_ / name / "watch.json";
}

Result<std::vector<std::string>> WatchStore::names() const {
  std::vector<std::string> found;
  std::error_code error;
  for (fs::directory_iterator at(folder_, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (!is_absent(file_of(name))) found.push_back(name);
  }
  if (error && error != std::errc::no_such_file_or_directory) return fail_code(folder_, error);
  std::sort(found.begin(), found.end());
  return found;
}

Failure WatchStore::no_watch(const std::string& name) const {
  const auto all = names();
  if (!all) return pass(all);
  const std::vector<std::string_view> known(all->begin(), all->end());
  const std::string_view meant = nearest(name, known);
  return fail(
      ErrorKind::input, fmt::format("no watch named '{}'", name),
      meant.empty() ? "see dateline-query watch list" : fmt::format("did you mean '{}'?", meant));
}

Result<Watch> WatchStore::load(const std::string& name) const {
  if (!is_watch_name(name) || is_absent(file_of(name))) return no_watch(name);
  auto content = read_file(file_of(name), longest_watch);
  if (!content) return pass(content);
  auto watch = decode_watch(*content);
  if (!watch) {
    return fail(ErrorKind::input, fmt::format("{}: damaged watch", file_of(name).string()),
                "remove the watch and add it again");
  }
  watch->name = name;
  return *std::move(watch);
}

Result<void> WatchStore::save(const Watch& watch) const {
  const HeldSignals held;
  return replace_file(file_of(watch.name), encode_watch(watch));
}

Result<void> WatchStore::record_run(Watch& watch, const SearchResult& news) const {
  mark_told(watch, news);
  watch.last_run = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
  return save(watch);
}

Result<void> WatchStore::add(const Watch& watch) const {
  if (!is_watch_name(watch.name)) {
    return fail(ErrorKind::usage, fmt::format("'{}' is not a valid watch name", watch.name),
                "use letters and digits, with . _ - between them");
  }
  if (auto made = make_private_folder(folder_ / watch.name); !made) return made;
  const auto held = lock(watch.name, std::chrono::seconds(0));
  if (!held) return pass(held);
  std::error_code ignored;
  if (fs::exists(file_of(watch.name), ignored)) {
    return fail(ErrorKind::usage, fmt::format("watch '{}' already exists", watch.name),
                fmt::format("change it with: dateline-query watch edit {}", watch.name));
  }
  return save(watch);
}

Result<void> WatchStore::remove(const std::string& name, std::chrono::seconds wait) const {
  if (!is_watch_name(name) || is_absent(file_of(name))) return no_watch(name);
  const auto held = lock(name, wait);
  if (!held) return pass(held);
  const HeldSignals whole;
  return remove_tree(folder_ / name);
}

Result<WriterLock> WatchStore::lock(const std::string& name, std::chrono::seconds wait) const {
  if (!is_watch_name(name) || is_absent(folder_ / name)) return no_watch(name);
  return WriterLock::acquire(folder_ / name / "lock", wait);
}

}  // namespace dateline
