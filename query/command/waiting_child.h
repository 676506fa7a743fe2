#pragma once

#include <sys/types.h>

#include <functional>
#include <string_view>

#include "common/support/file.h"
#include "common/support/result.h"

namespace dateline {

/// A child process that is made before the program is confined, and waits for what it is told
/// afterwards.
class WaitingChild {
 public:
  /// What the child does with the file descriptor on which it is told something: it reads that,
  /// then becomes another program or exits. At the end of the input without any, it must exit.
  using Main = std::function<void(int input)>;

  /// No child.
  WaitingChild() = default;
  /// If no process can be made, there is no child.
  explicit WaitingChild(const Main& main);
  ~WaitingChild();
  WaitingChild(const WaitingChild&) = delete;
  WaitingChild& operator=(const WaitingChild&) = delete;
  WaitingChild(WaitingChild&& other) noexcept;
  WaitingChild& operator=(WaitingChild&&) = delete;

  bool exists() const { return child_ > 0; }

  /// Tells the child something. Error io, also if it has ended. `name` is what messages call it.
  Result<void> tell(std::string_view text, const char* name);

  /// Ends the input and waits for the child. Returns the status as of waitpid(2); 0 without a
  /// child.
  int end();

 private:
  FileDescriptor in_;
  pid_t child_ = -1;
};

}  // namespace dateline
