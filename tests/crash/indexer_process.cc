#include "tests/crash/indexer_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace dateline::test {
namespace {

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::vector<std::string> environment_for(const Fault& fault) {
  // For builds with the address sanitizer: Xapian deletes by a different type than it creates, and
  // the sanitizer's runtime also works if it is loaded after the shim.
  std::vector<std::string> environment{
      "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "DATELINE_CONFIG=/dev/null",
      "ASAN_OPTIONS=new_delete_type_mismatch=0:verify_asan_link_order=0"};
  if (const char* temporary = std::getenv("TMPDIR")) {
    environment.push_back(std::string("TMPDIR=") + temporary);
  }
  if (!fault.name.empty()) {
    environment.emplace_back("LD_PRELOAD=" DATELINE_FAULT_SHIM);
    environment.push_back("FAULT=" + fault.name);
    environment.push_back("FAULT_AT=" + std::to_string(fault.at));
    if (!fault.room.empty()) environment.push_back("FAULT_ROOM=" + fault.room);
  }
  return environment;
}

}  // namespace

IndexerProcess::IndexerProcess(const std::vector<std::string>& arguments, const Fault& fault) {
  std::string pattern =
      (std::filesystem::temp_directory_path() / "dateline-output-XXXXXX").string();
  const int output = ::mkstemp(pattern.data());
  if (output < 0) throw std::runtime_error("mkstemp failed");
  output_path_ = pattern;
  std::vector<std::string> command{DATELINE_INDEXER};
  command.insert(command.end(), arguments.begin(), arguments.end());
  // The shim keeps notes in a folder of its own.
  if (!fault.name.empty()) command.emplace_back("--no-sandbox");
  std::vector<std::string> environment = environment_for(fault);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
  const int failed = ::posix_spawn(&process_, DATELINE_INDEXER, &actions, nullptr,
                                   pointers_to(command).data(), pointers_to(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  ::close(output);
  if (failed != 0) throw std::runtime_error("cannot run " DATELINE_INDEXER);
}

IndexerProcess::~IndexerProcess() {
  if (process_ > 0) {
    send(SIGKILL);
    wait();
  }
}

void IndexerProcess::send(int signal) const {
  ::kill(process_, signal);
}

bool IndexerProcess::runs() const {
  siginfo_t ended{};
  return ::waitid(P_PID, static_cast<id_t>(process_), &ended, WEXITED | WNOHANG | WNOWAIT) == 0 &&
         ended.si_pid == 0;
}

Ending IndexerProcess::wait() {
  int status = 0;
  rusage usage{};
  while (::wait4(process_, &status, 0, &usage) < 0 && errno == EINTR) {
  }
  process_ = -1;
  Ending ending;
  ending.peak_kilobytes = usage.ru_maxrss;
  if (WIFEXITED(status)) ending.code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) ending.signal = WTERMSIG(status);
  std::ostringstream output;
  output << std::ifstream(output_path_).rdbuf();
  ending.output = output.str();
  ::unlink(output_path_.c_str());
  return ending;
}

Ending run_indexer(const std::vector<std::string>& arguments, const Fault& fault) {
  return IndexerProcess(arguments, fault).wait();
}

}  // namespace dateline::test
