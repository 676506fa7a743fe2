#include "indexer/prose/tickers.h"

#include <algorithm>
#include <array>

#include "common/text/ascii.h"

namespace dateline {
namespace {

constexpr std::size_t most_tickers = 32;
constexpr std::size_t longest_symbol = 8;

struct Exchange {
  std::string_view written;  ///< in lower case, as it ends before the colon
  std::string_view name;
};

/// Longer spellings come before those they end with.
constexpr std::array exchanges{
    Exchange{"nyse american", "NYSEAMERICAN"},
    Exchange{"nyse mkt", "NYSEAMERICAN"},
    Exchange{"nyse arca", "NYSEARCA"},
    Exchange{"nyse", "NYSE"},
    Exchange{"nasdaq", "NASDAQ"},
    Exchange{"nasdaqgs", "NASDAQ"},
    Exchange{"nasdaqgm", "NASDAQ"},
    Exchange{"nasdaqcm", "NASDAQ"},
    Exchange{"amex", "AMEX"},
    Exchange{"cboe", "CBOE"},
    Exchange{"otcqx", "OTCQX"},
    Exchange{"otcqb", "OTCQB"},
    Exchange{"otc pink", "OTC"},
    Exchange{"otc markets", "OTC"},
    Exchange{"otcmkts", "OTC"},
    Exchange{"otcbb", "OTC"},
    Exchange{"otcpk", "OTC"},
    Exchange{"otc", "OTC"},
    Exchange{"tsx venture", "TSXV"},
    Exchange{"tsx-v", "TSXV"},
    Exchange{"tsx.v", "TSXV"},
    Exchange{"tsxv", "TSXV"},
    Exchange{"tsx", "TSX"},
    Exchange{"cse", "CSE"},
    Exchange{"lse", "LSE"},
    Exchange{"aim", "AIM"},
    Exchange{"asx", "ASX"},
    Exchange{"nzx", "NZX"},
    Exchange{"sgx", "SGX"},
    Exchange{"hkex", "HKEX"},
    Exchange{"sehk", "HKEX"},
    Exchange{"tse", "TSE"},
    Exchange{"jse", "JSE"},
    Exchange{"bse", "BSE"},
    Exchange{"nse", "NSE"},
    Exchange{"fwb", "FWB"},
    Exchange{"fse", "FSE"},
    Exchange{"xetra", "XETRA"},
    Exchange{"euronext", "EURONEXT"},
    Exchange{"six", "SIX"},
    Exchange{"bmv", "BMV"},
    Exchange{"b3", "B3"},
};

/// The exchange named at the end of the text, or empty.
std::string_view exchange_before(std::string_view text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  for (const Exchange& exchange : exchanges) {
    const std::size_t size = exchange.written.size();
    if (text.size() < size) continue;
    const auto end = text.substr(text.size() - size);
    // A word of prose ("our aim:") starts in lower case; no exchange does.
    if (!std::ranges::equal(end, exchange.written, {}, to_lower) ||
        end.front() == exchange.written.front()) {
      continue;
    }
    if (text.size() > size && is_letter_or_digit(text[text.size() - size - 1])) continue;
    return exchange.name;
  }
  return {};
}

/// The symbol at the start of the text: capital letters and digits, with a class after a full stop.
std::string_view symbol_after(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && ((text[size] >= 'A' && text[size] <= 'Z') ||
                                (text[size] >= '0' && text[size] <= '9') || text[size] == '.')) {
    ++size;
  }
  if (size < text.size() && is_letter_or_digit(text[size])) return {};
  while (size > 0 && text[size - 1] == '.') --size;
  return size <= longest_symbol ? text.substr(0, size) : std::string_view();
}

}  // namespace

std::vector<std::string> find_tickers(std::string_view text) {
  std::vector<std::string> tickers;
  for (auto colon = text.find(':'); colon != text.npos && tickers.size() < most_tickers;
       colon = text.find(':', colon + 1)) {
    const auto exchange = exchange_before(text.substr(0, colon));
    if (exchange.empty()) continue;
    const auto begin = text.find_first_not_of(" \n", colon + 1);
    const auto symbol = begin == text.npos ? std::string_view() : symbol_after(text.substr(begin));
    if (symbol.empty()) continue;
    std::string ticker(exchange);
    ticker.append(1, ':').append(symbol);
    if (std::ranges::find(tickers, ticker) == tickers.end()) tickers.push_back(std::move(ticker));
  }
  return tickers;
}

}  // namespace dateline
