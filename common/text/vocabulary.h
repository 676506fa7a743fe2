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
    std::uint32_t hash;
  };

  const char* store(std::string_view term);
  void grow();

  std::vector<Entry> entries_;
  std::vector<TermId> slots_;  ///< open addressing, a power of two long, at most half full
  std::vector<std::string> blocks_;
};

}  // namespace dateline
