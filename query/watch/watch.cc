#include "query/watch/watch.h"

#include <xxhash.h>

#include <cctype>
#include <limits>
#include <string_view>

namespace dateline {
namespace {

/// The words of a text without case, punctuation and spacing.
std::string folded_words(std::string_view text) {
  std::string folded;
  for (const unsigned char letter : text) {
    if (std::isalnum(letter) != 0 || letter >= 0x80) {
      folded += static_cast<char>(std::tolower(letter));
    } else if (!folded.empty() && folded.back() != ' ') {
      folded += ' ';
    }
  }
  if (folded.ends_with(' ')) folded.pop_back();
  return folded;
}

}  // namespace

std::uint64_t release_key(const Release& release) {
  const std::string content = (release.date ? release.date->iso() : std::string()) + '\0' +
                              folded_words(release.title) + '\0' + release.body_digest;
  return XXH3_64bits(content.data(), content.size());
}

Result<SearchResult> find_news(Session& session, SearchRequest request, const Watch& watch) {
  request.fold = false;
  request.offset = 0;
  request.limit = std::numeric_limits<std::size_t>::max();
  request.wanted = [&](const Release& release) {
    return !watch.told.contains(release_key(release));
  };
  auto news = session.search(request);
  if (news) {
    news->count = news->hits.size();
    news->count_exact = true;
  }
  return news;
}

void mark_told(Watch& watch, const SearchResult& news) {
  for (const Hit& hit : news.hits) watch.told.insert(release_key(hit.release));
}

}  // namespace dateline
