#include <fuzzer/FuzzedDataProvider.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

#include "query/serve/http/reception.h"
#include "tests/fuzz/fuzz_input.h"

namespace {

using namespace dateline;

constexpr std::string_view refused = "refused";

/// Answers with the request that was handed on.
Reception& echo() {
  static Reception reception(
      [](int socket, const std::string& request) { refuse_connection(socket, request); },
      [](int socket) { refuse_connection(socket, refused); });
  return reception;
}

/// Sends bytes in pieces, and returns the whole answer.
std::string answer_to(std::string_view bytes, std::size_t piece) {
  std::array<int, 2> ends{};
  test::require(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0);
  echo().take(ends[0]);
  while (!bytes.empty()) {
    const ssize_t sent = ::send(ends[1], bytes.data(), std::min(piece, bytes.size()), MSG_NOSIGNAL);
    if (sent <= 0) break;  // it has read enough
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  ::shutdown(ends[1], SHUT_WR);
  std::string answer;
  std::array<char, 4096> part{};
  for (ssize_t got = 0; (got = ::recv(ends[1], part.data(), part.size(), 0)) > 0;) {
    answer.append(part.data(), static_cast<std::size_t>(got));
  }
  ::close(ends[1]);
  return answer;
}

}  // namespace

// A request is handed on as it came, with the end of its headers and perhaps what follows; one
// without end is refused if it is long, and has no answer if it is cut off.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::string_view end = "\r\n\r\n";
  constexpr std::size_t longest = std::size_t{32} << 10;
  FuzzedDataProvider input(data, size);
  const auto piece = input.ConsumeIntegralInRange<std::size_t>(1, 5000);
  const auto filling = input.ConsumeIntegralInRange<std::size_t>(0, longest + 5000);
  const bool is_long = input.ConsumeBool();
  const std::string tail = input.ConsumeRemainingBytesAsString();
  const std::string request = std::string(is_long ? filling : 0, 'x') + tail;
  const std::string answer = answer_to(request, piece);
  const std::size_t head = request.find(end);
  if (head == request.npos) {
    test::require(answer.empty() || (answer == refused && request.size() >= longest));
  } else if (answer.empty()) {
    // Closing a connection on which more comes takes the answer back.
    test::require(request.size() > head + end.size());
  } else if (answer != refused) {
    test::require(answer.size() >= head + end.size() && request.starts_with(answer));
  } else {
    test::require(head + end.size() > longest);
  }
  return 0;
}
