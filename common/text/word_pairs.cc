#include "common/text/word_pairs.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <iterator>
#include <set>
#include <utility>

#include "common/support/varint.h"
#include "common/text/ascii.h"

namespace dateline {
namespace {

constexpr std::size_t pair_bytes = 8;

// Omega gives "X" to prefixes of an application's own.
constexpr std::string_view pair_prefix = "XB";
constexpr unsigned own_characters = 11;  // of 64 bits

// Shared terms are few enough for long lists, whose distances take few bits; enough to leave few
// texts to read of those that have both words.
constexpr unsigned shared_characters = 3;

std::string pair_term(std::uint64_t number, unsigned characters) {
  std::string term(pair_prefix);
  append_printable(term, number, characters);
  return term;
}

}  // namespace

PairModel::PairModel(const std::vector<std::string>& frame, const std::vector<std::string>& stop) {
  for (const std::string& word : frame) roles_.emplace(word, Role::frame);
  for (const std::string& word : stop) roles_.emplace(word, Role::stop);
}

void PairModel::set_frequent(const std::vector<std::uint64_t>& pairs) {
  frequent_.assign(pairs.empty() ? 0 : std::bit_ceil(2 * pairs.size()), 0);
  for (const std::uint64_t pair : pairs) {
    std::size_t at = pair & mask();
    while (frequent_[at] != 0) at = (at + 1) & mask();
    frequent_[at] = pair;
  }
}

std::string PairModel::words() const {
  std::string bytes;
  for (const Role role : {Role::frame, Role::stop}) {
    std::set<std::string_view> words;
    for (const auto& [word, its] : roles_) {
      if (its == role) words.insert(word);
    }
    put_varint(bytes, words.size());
    for (const std::string_view word : words) put_text(bytes, word);
  }
  return bytes;
}

std::string PairModel::frequent_pairs() const {
  std::vector<std::uint64_t> pairs;
  std::ranges::copy_if(frequent_, std::back_inserter(pairs), [](auto pair) { return pair != 0; });
  std::ranges::sort(pairs);
  std::string bytes;
  bytes.reserve(pairs.size() * pair_bytes);
  for (const std::uint64_t pair : pairs) {
    for (unsigned shift = 0; shift < 8 * pair_bytes; shift += 8) {
      bytes += static_cast<char>(pair >> shift);
    }
  }
  return bytes;
}

std::optional<PairModel> PairModel::parse(std::string_view words, std::string_view frequent_pairs) {
  PairModel model;
  if (words.empty()) return model;
  for (const Role role : {Role::frame, Role::stop}) {
    std::uint64_t count = 0;
    if (!take_varint(words, count)) return std::nullopt;
    for (; count > 0; --count) {
      std::string word;
      if (!take_text(words, word)) return std::nullopt;
      model.roles_.emplace(std::move(word), role);
    }
  }
  if (!words.empty() || frequent_pairs.size() % pair_bytes != 0) return std::nullopt;
  std::vector<std::uint64_t> pairs;
  pairs.reserve(frequent_pairs.size() / pair_bytes);
  for (; !frequent_pairs.empty(); frequent_pairs.remove_prefix(pair_bytes)) {
    std::uint64_t pair = 0;
    for (std::size_t i = 0; i < pair_bytes; ++i) {
      pair |= std::uint64_t{static_cast<unsigned char>(frequent_pairs[i])} << (8 * i);
    }
    if (pair <= (pairs.empty() ? 0 : pairs.back())) return std::nullopt;
    pairs.push_back(pair);
  }
  model.set_frequent(pairs);
  return model;
}

PairModel::Role PairModel::role(std::string_view word) const {
  const auto found = roles_.find(word);
  return found == roles_.end() ? Role::none : found->second;
}

std::uint64_t digest_of_word(std::string_view word) {
  return XXH3_64bits(word.data(), word.size()) >> 2;
}

std::string own_pair_term(std::uint64_t pair) {
  return pair_term(pair, own_characters);
}

std::string shared_pair_term(std::uint64_t pair) {
  return pair_term(share_of_pair(pair), shared_characters);
}

}  // namespace dateline
