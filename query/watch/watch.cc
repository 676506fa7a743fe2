#include "query/watch/watch.h"

#include <xxhash.h>

#include <limits>
#include <string_view>

#include "common/text/ascii.h"

namespace dateline {
namespace {

/// The words of a text, ignoring case, punctuation and spacing.
std::string folded_words(std::string_view text) {
  std::string folded;
  for (const char letter : text) {
    if (is_word_byte(letter)) {
      folded += to_lower(letter);
    } else if (!folded.empty() && folded.back() != ' ') {
      folded += ' ';
    }
  }
  if (folded.ends_with(' ')) folded.pop_back();
  return folded;
}

}  // namespace

std::uint64_t release_key(const std::optional<GradedDate>& date, std::string_view title,
                          std::string_view body_digest) {
  std::string content = date ? date->date.iso() : std::string();
  content.append(1, '\0').append(folded_words(title)).append(1, '\0').append(body_digest);
  return XXH3_64bits(content.data(), content.size());
}

Result<SearchResult> find_news(Session& session, SearchRequest request, const Watch& watch) {
  request.offset = 0;
  request.limit = std::numeric_limits<std::size_t>::max();
  request.wanted = [&](const Release& release) {
    return !watch.told.contains(release_key(release.date, release.title, release.body_digest));
  };
  auto news = session.search(request);
  if (news) {
    news->count = 0;
    for (const Hit& hit : news->hits) news->count += 1 + hit.copies.size();
    news->count_exact = true;
    news->distinct = news->hits.size();
  }
  return news;
}

void mark_told(Watch& watch, const SearchResult& news) {
  for (const Hit& hit : news.hits) {
    const Release& lead = hit.release;
    watch.told.insert(release_key(lead.date, lead.title, lead.body_digest));
    for (const Copy& copy : hit.copies) {
      watch.told.insert(release_key(copy.date, copy.title, copy.body_digest));
    }
  }
}

}  // namespace dateline
