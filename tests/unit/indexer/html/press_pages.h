#pragma once

#include <string>
#include <vector>

namespace dateline::html {

/// An invented page of a press release, with what is to be found on it.
struct PressPage {
  std::string name;  ///< content system and language
  std::string html;
  std::string title;
  std::string day;   ///< ISO 8601
  std::string body;  ///< paragraphs separated by newlines
};

/// Forty pages in the markup of ten content systems, each in four of eight languages.
std::vector<PressPage> press_pages();

}  // namespace dateline::html
