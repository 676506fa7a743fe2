#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

/// Whether a city appears in datelines without its state or country (a list as in the style books
/// of news agencies). Any case.
bool is_dateline_city(std::string_view name);

/// Whether this is a state of the USA or a province of Canada, in full or abbreviated
/// ("California", "Calif.", "CA", "D.C."). Full stops are ignored; two-letter abbreviations must be
/// in upper case.
bool is_state(std::string_view name);

/// The size of the short form of an article before a Dutch name ("'s-Hertogenbosch", "'t Veld"); 0
/// without one.
std::size_t short_article_size(std::string_view text);

/// Whether a small word stands inside a name, before a word that may go on with it ("am" in
/// "Frankfurt am Main"): not before a day of the week ("Konzert am Sonntag").
bool stands_in_name(std::string_view word, std::string_view rest);

}  // namespace dateline
