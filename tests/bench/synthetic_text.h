#pragma once

#include <cmath>
#include <random>
#include <string>

namespace dateline::bench {

/// Invented text with the given number of words, whose frequencies follow Zipf's law over a
/// vocabulary of 100,000. The same seed gives the same text.
inline std::string synthetic_text(std::size_t words, unsigned seed) {
  constexpr double vocabulary = 100'000;
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> uniform(0, 1);
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    auto rank = static_cast<unsigned>(std::pow(vocabulary, uniform(random)));
    do {  // a word for each rank, with short frequent words
      text += static_cast<char>('a' + rank % 26);
      text += "aeiou"[rank % 5];
      rank /= 26;
    } while (rank > 0);
    text += i % 12 == 11 ? ". " : " ";
  }
  return text;
}

}  // namespace dateline::bench
