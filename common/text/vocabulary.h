#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/byte_word.h"

namespace dateline {

/// Terms interned as dense ids, so that the hot loops of analysis and inversion handle integers.
/// Ids count from 0 in order of first appearance. Views returned stay valid until clear().
/// Not thread-safe: each worker owns one.
class Vocabulary {
 public:
  using TermId = std::uint32_t;
  static constexpr TermId none = UINT32_MAX;

  Vocabulary();

  /// A key that distinguishes terms of up to 16 bytes, which nearly all are, without reading their
  /// text.
  struct Key {
    std::array<ByteWord, 2>
        bytes{};  ///< leading_bytes() of a short term, else a digest of the term
    std::uint32_t size = 0;

    bool is_short() const { return size <= sizeof bytes; }
    /// Compares numbers; std::array's comparison would call memcmp().
    bool operator==(const Key& other) const {
      return bytes[0] == other.bytes[0] && bytes[1] == other.bytes[1] && size == other.size;
    }
  };
  static Key key_of(std::string_view term);

  /// The id of `term`, added if it is new. `term` may hold any bytes.
  TermId intern(std::string_view term) { return intern(key_of(term), term); }

  /// The same in two steps, for many terms in a row: fetch() prefetches the data that intern()
  /// uses. `term` is needed only if its key is not short.
  void fetch(const Key& key) const;
  TermId intern(const Key& key, std::string_view term);

  std::string_view term(TermId id) const { return {entries_[id].text, entries_[id].size}; }
  std::size_t size() const { return entries_.size(); }

  /// Forgets every term; ids start from 0 again. Keeps its memory.
  void clear();

 private:
  struct Entry {
    const char* text;
    std::uint32_t size;
  };
  struct alignas(32) Slot {  // so that no entry spans two cache lines
    Key key;
    TermId id = none;
  };

  static std::size_t hash_of(const Key& key);
  bool matches(const Slot& slot, const Key& key, std::string_view term) const;
  const char* store(std::string_view term);
  void grow();

  std::vector<Entry> entries_;
  std::vector<Slot> slots_;  ///< open addressing, a power of two long, at most two thirds full
  std::vector<std::string> blocks_;
};

}  // namespace dateline
