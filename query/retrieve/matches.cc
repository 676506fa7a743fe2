#include "query/retrieve/matches.h"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

using Documents = std::vector<Xapian::docid>;

/// The first place from `from` on of a document that is not before `wanted`: found in steps that
/// double, as lists are often of very different sizes.
std::size_t seek(const Documents& documents, std::size_t from, Xapian::docid wanted) {
  std::size_t step = 1;
  while (from + step < documents.size() && documents[from + step] < wanted) step *= 2;
  const auto first = documents.begin() + static_cast<std::ptrdiff_t>(from);
  const auto last =
      documents.begin() + static_cast<std::ptrdiff_t>(std::min(from + step + 1, documents.size()));
  return static_cast<std::size_t>(std::lower_bound(first, last, wanted) - documents.begin());
}

/// Appends the documents from `begin` to `end`.
void append(Matches& to, const Matches& from, std::size_t begin, std::size_t end, bool weighs) {
  const auto copy = [&](const auto& source, auto& target) {
    target.insert(target.end(), source.begin() + static_cast<std::ptrdiff_t>(begin),
                  source.begin() + static_cast<std::ptrdiff_t>(end));
  };
  copy(from.documents, to.documents);
  if (!weighs) return;
  if (from.weights.empty()) {
    to.weights.resize(to.size(), 0);
  } else {
    copy(from.weights, to.weights);
  }
}

}  // namespace

void reserve(Matches& matches, std::size_t count, bool weighs) {
  matches.documents.reserve(count);
  if (weighs) matches.weights.reserve(count);
}

Matches to_matches(std::vector<WeighedDocument> documents) {
  std::ranges::sort(documents, {}, &WeighedDocument::id);
  Matches matches;
  reserve(matches, documents.size(), true);
  for (const WeighedDocument& document : documents) {
    matches.documents.push_back(document.id);
    matches.weights.push_back(document.weight);
  }
  return matches;
}

Matches in_both(const Matches& a, const Matches& b) {
  Matches both;
  const bool weighs = !a.weights.empty() || !b.weights.empty();
  reserve(both, std::min(a.size(), b.size()), weighs);
  std::size_t j = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Xapian::docid document = a.documents[i];
    while (j < b.size() && b.documents[j] < document) ++j;
    if (j == b.size()) break;
    if (b.documents[j] != document) continue;
    both.documents.push_back(document);
    if (weighs) both.weights.push_back(a.weight(i) + b.weight(j));
  }
  return both;
}

// Without branches on what is compared, which nothing could predict.
std::vector<Xapian::docid> in_both(std::span<const Xapian::docid> a,
                                   std::span<const Xapian::docid> b) {
  std::vector<Xapian::docid> both(std::min(a.size(), b.size()) + 1);  // one may be written in vain
  std::size_t count = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const Xapian::docid first = a[i];
    const Xapian::docid second = b[j];
    both[count] = first;
    count += first == second ? 1 : 0;
    i += first <= second ? 1 : 0;
    j += second <= first ? 1 : 0;
  }
  both.resize(count);
  return both;
}

Matches in_either(const Matches& a, const Matches& b, bool replaces) {
  Matches either;
  const bool weighs = !a.weights.empty() || !b.weights.empty();
  reserve(either, a.size() + b.size(), weighs);
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (a.documents[i] < b.documents[j]) {
      const std::size_t end = seek(a.documents, i, b.documents[j]);
      append(either, a, i, end, weighs);
      i = end;
    } else if (b.documents[j] < a.documents[i]) {
      const std::size_t end = seek(b.documents, j, a.documents[i]);
      append(either, b, j, end, weighs);
      j = end;
    } else {
      either.documents.push_back(a.documents[i]);
      if (weighs) either.weights.push_back((replaces ? 0 : a.weight(i)) + b.weight(j));
      ++i;
      ++j;
    }
  }
  append(either, a, i, a.size(), weighs);
  append(either, b, j, b.size(), weighs);
  return either;
}

void append(Matches& found, const Matches& later) {
  const bool weighs = !found.weights.empty() || !later.weights.empty();
  if (weighs) found.weights.resize(found.size(), 0);
  append(found, later, 0, later.size(), weighs);
}

Matches among(const Matches& matches, const std::vector<Xapian::docid>& documents) {
  Matches found;
  if (documents.empty()) return found;
  const auto first = std::ranges::lower_bound(matches.documents, documents.front());
  auto i = static_cast<std::size_t>(first - matches.documents.begin());
  for (const Xapian::docid document : documents) {
    while (i < matches.size() && matches.documents[i] < document) ++i;
    if (i == matches.size()) break;
    if (matches.documents[i] != document) continue;
    found.documents.push_back(document);
    if (!matches.weights.empty()) found.weights.push_back(matches.weights[i]);
  }
  return found;
}

Matches with_weights(Matches&& a, const Matches& b) {
  if (b.weights.empty()) return std::move(a);
  a.weights.resize(a.size(), 0);
  std::size_t i = 0;
  for (std::size_t j = 0; j < b.size(); ++j) {
    while (i < a.size() && a.documents[i] < b.documents[j]) ++i;
    if (i == a.size()) break;
    if (a.documents[i] == b.documents[j]) a.weights[i] += b.weights[j];
  }
  return std::move(a);
}

Matches in_first_only(const Matches& a, const Matches& b) {
  Matches left;
  const bool weighs = !a.weights.empty();
  reserve(left, a.size(), weighs);
  std::size_t i = 0;
  for (const Xapian::docid document : b.documents) {
    if (i == a.size()) break;
    if (document < a.documents[i]) continue;
    const std::size_t end = a.documents[i] < document ? seek(a.documents, i, document) : i;
    append(left, a, i, end, weighs);
    i = end < a.size() && a.documents[end] == document ? end + 1 : end;
  }
  append(left, a, i, a.size(), weighs);
  return left;
}

Matches in_any(std::vector<Matches> parts, bool replaces) {
  for (; parts.size() > 1; parts.resize((parts.size() + 1) / 2)) {
    for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
      parts[i / 2] = in_either(parts[i], parts[i + 1], replaces);
    }
    if (parts.size() % 2 == 1) parts[parts.size() / 2] = std::move(parts.back());
  }
  return parts.empty() ? Matches{} : std::move(parts.front());
}

std::vector<WeighedDocument> heaviest(const Matches& matches, std::size_t count) {
  std::vector<WeighedDocument> best(matches.size());
  for (std::size_t i = 0; i < matches.size(); ++i) {
    best[i] = {matches.documents[i], matches.weight(i)};
  }
  count = std::min(count, best.size());
  std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(count), best.end(),
                    [](const WeighedDocument& a, const WeighedDocument& b) {
                      return a.weight != b.weight ? a.weight > b.weight : a.id < b.id;
                    });
  best.resize(count);
  return best;
}

double greatest_weight(const Matches& matches) {
  return matches.weights.empty() ? 0 : *std::ranges::max_element(matches.weights);
}

}  // namespace dateline
