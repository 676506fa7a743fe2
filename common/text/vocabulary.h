#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Terms interned as dense ids, so that the hot loops of analysis and inversion handle integers.
/// Ids count from 0 in order of first appearance. Views returned stay valid until clear().
/// Not thread-safe: each worker owns one.
class Vocabulary {
 public:
  using TermId = std::uint32_t;
  static constexpr TermId none = UINT32_MAX;

  Vocabulary();

  /// The id of `term`, added if it is new. `term` may hold any bytes.
  TermId intern(std::string_view term);

  std::string_view term(TermId id) const { return {entries_[id].text, entries_[id].size}; }
  std::size_t size() const { return entries_.size(); }

  /// Bytes of memory held.
  std::size_t memory() const;

  /// Forgets every term; ids start from 0 again.
  void clear();

 private:
  struct Entry {
    const char* text;
    std::uint32_t size;
  };
  /// Tells terms of up to eight bytes, which most words are, apart without a look at their text.
  struct Slot {
    std::uint64_t key = 0;  ///< the bytes of a short term, else a digest of the term
    std::uint32_t size = 0;
    TermId id = none;
  };

  bool matches(const Slot& slot, std::uint64_t key, std::string_view term) const;
  const char* store(std::string_view term);
  void grow();

  std::vector<Entry> entries_;
  std::vector<Slot> slots_;  ///< open addressing, a power of two long, at most two thirds full
  std::vector<std::string> blocks_;
};

}  // namespace dateline
