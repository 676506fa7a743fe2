#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Bits in which the fingerprints of near copies may differ: of 64, as Manku, Jain and Sarma found
/// best for web pages (WWW 2007).
inline constexpr int most_near_bits = 3;

/// Whether two fingerprints (Release::near_digest as numbers) are those of near copies.
constexpr bool are_near(std::uint64_t a, std::uint64_t b) {
  return std::popcount(a ^ b) <= most_near_bits;
}

/// A digest of eight bytes as a number, the highest byte first; 0 for anything else.
std::uint64_t digest_number(std::string_view digest);

/// The terms under which close fingerprints meet: one for each quarter of the bits. Of four
/// quarters at most three can differ in three bits, so near copies share one term at least.
/// Empty for 0, the fingerprint of no text.
std::vector<std::string> near_terms(std::uint64_t fingerprint);

}  // namespace dateline
