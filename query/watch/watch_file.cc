#include "query/watch/watch_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace dateline {
namespace {

constexpr int version = 1;

std::optional<std::uint64_t> read_key(std::string_view text) {
  std::uint64_t key = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, key, 16);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return key;
}

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
  return json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
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
    const auto key = read_key(item.get_ref<const std::string&>());
    if (!key) return std::nullopt;
    watch.told.insert(*key);
  }
  return watch;
}

}  // namespace dateline
