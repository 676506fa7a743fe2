#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Number of the 64 bits in which the fingerprints of near copies may differ, as Manku, Jain and
/// Sarma found best for web pages (WWW 2007).
inline constexpr int most_near_bits = 3;

/// Whether two fingerprints (Release::near_digest as numbers) belong to near copies.
constexpr bool are_near(std::uint64_t a, std::uint64_t b) {
  std::uint64_t differing = a ^ b;
  for (int bit = 0; bit < most_near_bits; ++bit) differing &= differing - 1;  // drops the lowest
  return differing == 0;
}

/// An eight-byte digest as a big-endian number; 0 for anything else.
std::uint64_t digest_number(std::string_view digest);

/// Terms shared by close fingerprints: one for each quarter of the bits. Three differing bits
/// affect at most three quarters, so near copies share at least one term. Empty for 0, the
/// fingerprint of empty text.
std::vector<std::string> near_terms(std::uint64_t fingerprint);

}  // namespace dateline
