#include "indexer/clean/field_bounds.h"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <string_view>

namespace dateline {
namespace {

constexpr std::size_t longest_fact = 4096;     ///< bytes
constexpr std::size_t longest_channel = 1024;  ///< bytes
constexpr std::size_t most_channels = 1024;

struct Fact {
  std::string RawRelease::*value;
  std::string_view name;
};

constexpr std::array facts{
    Fact{&RawRelease::id, "id"},         Fact{&RawRelease::url, "URL"},
    Fact{&RawRelease::date, "date"},     Fact{&RawRelease::source, "source"},
    Fact{&RawRelease::issuer, "issuer"}, Fact{&RawRelease::language, "language"},
    Fact{&RawRelease::place, "place"},
};

}  // namespace

void drop_oversized_facts(RawRelease& raw) {
  for (const Fact& fact : facts) {
    std::string& value = raw.*fact.value;
    if (value.size() <= longest_fact) continue;
    raw.unread.push_back(fmt::format("{} longer than {} bytes; left out", fact.name, longest_fact));
    value.clear();
  }
  const auto oversized = [](const std::string& channel) {
    return channel.size() > longest_channel;
  };
  if (std::erase_if(raw.channels, oversized) > 0) {
    raw.unread.push_back(fmt::format("channels longer than {} bytes; left out", longest_channel));
  }
  if (raw.channels.size() > most_channels) {
    raw.channels.resize(most_channels);
    raw.unread.push_back(fmt::format("more than {} channels; the others left out", most_channels));
  }
}

}  // namespace dateline
