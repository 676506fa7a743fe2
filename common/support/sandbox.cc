#include "common/support/sandbox.h"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>

#include "common/support/file.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// Libraries that are loaded late, charsets, time zones.
constexpr std::array system_files{"/etc/ld.so.cache", "/etc/localtime", "/dev/null",
                                  "/dev/urandom"};
constexpr std::array links_to_usr{"/lib", "/lib64"};  // but folders on some systems

// What names of hosts are looked up in.
constexpr std::array name_files{"/etc/resolv.conf", "/etc/hosts",    "/etc/nsswitch.conf",
                                "/etc/host.conf",   "/etc/gai.conf", "/run/systemd/resolve"};

// What the C library and Xapian ask the kernel to run threads and make a database. These take
// longer to look up than all the others together.
constexpr std::array kernel_files{"/proc/sys/kernel/random", "/proc/meminfo",
                                  "/sys/devices/system/cpu"};

constexpr std::uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t of_a_file = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE;
constexpr std::uint64_t writing = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                                  LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_DIR |
                                  LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REFER;
constexpr std::uint64_t never = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
                                LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                                LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

/// The C library has no functions for these calls.
class Ruleset {
 public:
  Ruleset() {
    // Refused before version 2, where no file could be moved between folders.
    landlock_ruleset_attr attributes{};
    attributes.handled_access_fs = reading | writing | never;
    rules_ = FileDescriptor(static_cast<int>(
        ::syscall(SYS_landlock_create_ruleset, &attributes, sizeof(attributes), 0)));
  }

  void allow(const fs::path& path, std::uint64_t access) const {
    const auto file = FileDescriptor::open(path, O_PATH);
    if (!file) return;
    struct stat status {};
    if (::fstat(file->get(), &status) != 0) return;
    landlock_path_beneath_attr rule{};
    rule.allowed_access = S_ISDIR(status.st_mode) ? access : access & of_a_file;
    rule.parent_fd = file->get();
    ::syscall(SYS_landlock_add_rule, rules_.get(), LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  }

  bool enforce() const {
    return rules_.get() >= 0 && ::syscall(SYS_landlock_restrict_self, rules_.get(), 0) == 0;
  }

  bool is_open() const { return rules_.get() >= 0; }

 private:
  FileDescriptor rules_;
};

void allow_libraries(const Ruleset& rules) {
  rules.allow("/usr", reading);
  for (const char* path : system_files) rules.allow(path, reading);
  for (const char* path : links_to_usr) {
    std::error_code code;
    if (!fs::is_symlink(path, code)) rules.allow(path, reading);
  }
}

bool confine_files(const Reach& reach) {
  const Ruleset rules;
  if (!rules.is_open()) return false;
  if (reach.libraries) allow_libraries(rules);
  if (!reach.write.empty()) {
    for (const char* path : kernel_files) rules.allow(path, reading);
  }
  if (reach.network) {
    for (const char* path : name_files) rules.allow(path, reading);
  }
  for (const fs::path& path : reach.read) rules.allow(path, reading);
  for (const fs::path& path : reach.write) rules.allow(path, reading | writing);
  return rules.enforce();
}

#if defined(__x86_64__)
constexpr std::uint32_t architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t architecture = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t architecture = 0;
#endif

// Without a socket there is nothing to connect or listen with; io_uring would make one unseen.
// Landlock has no say in truncate(2) before its version 3. The
// kernel runs the filter once for each of its calls when it takes it, so it is kept short.
constexpr std::array<std::uint32_t, 11> refused_calls{
    SYS_socket,           SYS_socketpair,        SYS_execve,
    SYS_execveat,         SYS_io_uring_setup,    SYS_ptrace,
    SYS_process_vm_readv, SYS_process_vm_writev, SYS_bpf,
    SYS_userfaultfd,      SYS_truncate};

bool confine_calls(bool network) {
  if (architecture == 0) return false;
  constexpr std::uint32_t load = BPF_LD | BPF_W | BPF_ABS;
  constexpr std::uint32_t equals = BPF_JMP | BPF_JEQ | BPF_K;
  constexpr std::uint32_t at_least = BPF_JMP | BPF_JGE | BPF_K;
  constexpr std::uint32_t refuse = SECCOMP_RET_ERRNO | EPERM;
  constexpr std::uint32_t other_numbers = 0x40000000;  // x32
  std::vector<sock_filter> filter{
      BPF_STMT(load, offsetof(seccomp_data, arch)),
      BPF_JUMP(equals, architecture, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, refuse),
      BPF_STMT(load, offsetof(seccomp_data, nr)),
      BPF_JUMP(at_least, other_numbers, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, refuse),
  };
  for (const std::uint32_t call : refused_calls) {
    if (network && call == SYS_socket) continue;
    filter.push_back(BPF_JUMP(equals, call, 0, 1));
    filter.push_back(BPF_STMT(BPF_RET | BPF_K, refuse));
  }
  filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
  return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

}  // namespace

std::string Confinement::missing() const {
  std::string parts;
  if (!files) parts = "to the files named (Landlock)";
  if (!calls) parts += std::string(parts.empty() ? "" : " and ") + "from the network (seccomp)";
  return parts.empty() ? parts : "this system cannot confine parsers " + parts;
}

Confinement enter_sandbox([[maybe_unused]] const Reach& reach) {
#ifdef DATELINE_NO_SANDBOX
  return {};
#else
  // Both may be entered only by a process that can gain no privileges.
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return {};
  Confinement holds;
  holds.files = confine_files(reach);
  holds.calls = confine_calls(reach.network);
  return holds;
#endif
}

}  // namespace dateline
