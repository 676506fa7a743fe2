#pragma once

#include <string>
#include <vector>

namespace dateline::test {

/// What the shim does to a process, and at which call (from 1); see shim/fault_shim.cc.
struct Fault {
  std::string name;
  long at = 0;
  std::string room = {};  ///< folder for the data of the shim, or empty
};

/// How a process ended.
struct Ending {
  int code = -1;            ///< exit code, or -1
  int signal = 0;           ///< that ended it, or 0
  long peak_kilobytes = 0;  ///< peak memory use
  std::string output;
};

/// A process of the dateline-indexer that was built with these tests.
class IndexerProcess {
 public:
  explicit IndexerProcess(const std::vector<std::string>& arguments, const Fault& fault = {});
  IndexerProcess(const IndexerProcess&) = delete;
  IndexerProcess& operator=(const IndexerProcess&) = delete;
  ~IndexerProcess();

  void send(int signal) const;
  bool runs() const;
  Ending wait();

 private:
  int process_ = -1;
  std::string output_path_;
};

/// Runs it to the end.
Ending run_indexer(const std::vector<std::string>& arguments, const Fault& fault = {});

}  // namespace dateline::test
