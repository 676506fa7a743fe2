#include "common/schema/near_terms.h"

#include "common/schema/fields.h"

namespace dateline {
namespace {

constexpr int quarter_bits = 16;
constexpr std::size_t digest_bytes = 8;

/// A printable character for six bits.
char printable(std::uint64_t bits) {
  return "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+-"[bits & 0x3F];
}

}  // namespace

std::uint64_t digest_number(std::string_view digest) {
  if (digest.size() != digest_bytes) return 0;
  std::uint64_t number = 0;
  for (const char byte : digest) number = number << 8 | static_cast<unsigned char>(byte);
  return number;
}

std::vector<std::string> near_terms(std::uint64_t fingerprint) {
  std::vector<std::string> terms;
  if (fingerprint == 0) return terms;
  for (char quarter = 'a'; quarter <= 'd'; ++quarter) {
    std::string term(field(FieldId::near_digest).prefix);
    term += quarter;
    for (const int shift : {12, 6, 0}) term += printable((fingerprint & 0xFFFF) >> shift);
    terms.push_back(std::move(term));
    fingerprint >>= quarter_bits;
  }
  return terms;
}

}  // namespace dateline
