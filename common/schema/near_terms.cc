#include "common/schema/near_terms.h"

#include "common/schema/fields.h"
#include "common/text/ascii.h"

namespace dateline {
namespace {

constexpr unsigned quarters = 4;
constexpr unsigned quarter_bits = 16;
constexpr unsigned term_characters = 3;  // 18 bits: those of a quarter, and which of the four it is
constexpr std::size_t digest_bytes = 8;

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
  for (std::uint64_t quarter = 0; quarter < quarters; ++quarter) {
    std::string term(field(FieldId::near_digest).prefix);
    append_printable(term, quarter << quarter_bits | (fingerprint & 0xFFFF), term_characters);
    terms.push_back(std::move(term));
    fingerprint >>= quarter_bits;
  }
  return terms;
}

}  // namespace dateline
