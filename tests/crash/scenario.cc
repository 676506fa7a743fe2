#include "tests/crash/scenario.h"

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "common/database/index_directory.h"
#include "common/database/snapshot.h"
#include "common/manifest/manifest.h"
#include "common/schema/fields.h"
#include "common/schema/keyword.h"
#include "tests/crash/figures.h"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;

std::string release(const std::string& title) {
  return R"({"id": ")" + title + R"(", "title": ")" + title +
         R"(", "date": "2021-05-06", "text": ")" + title +
         R"( was opened by the council of the harbour today, and the mayor said that everybody )"
         R"(who lives here had waited for it for a long time."})"
         "\n";
}

std::string releases(const std::string& what, int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) lines += release(what + " number " + std::to_string(i));
  return lines;
}

void write_first_archive(const TemporaryDirectory& directory, Size size) {
  for (int i = 0; i < 12; ++i) {
    const std::string number = std::to_string(i);
    directory.write("archive/" + number + ".jsonl", release("Bridge number " + number));
  }
  const char* real = size == Size::large ? std::getenv("DATELINE_CRASH_ARCHIVE") : nullptr;
  if (real != nullptr) {
    fs::copy(real, directory.path() / "archive" / "real", fs::copy_options::recursive);
  }
  for (int i = 0; i < (size == Size::large ? 20 : 1); ++i) {
    const std::string number = std::to_string(i);
    directory.write("archive/many/" + number + ".jsonl", releases("Tunnel " + number + ".", 100));
  }
}

// One dump is new, one changed, one grown, one missing, one moved.
void change_archive(const TemporaryDirectory& directory, Size size) {
  const fs::path archive = directory.path() / "archive";
  directory.write("archive/new.jsonl", release("The New Lighthouse"));
  directory.write("archive/3.jsonl", release("Bridge number 3, corrected"));
  std::ofstream(archive / "4.jsonl", std::ios::app) << release("Bridge number 4, a sequel");
  fs::remove(archive / "5.jsonl");
  fs::rename(archive / "6.jsonl", archive / "moved.jsonl");
  for (int i = 0; size == Size::large && i < 10; ++i) {
    const std::string number = std::to_string(i);
    directory.write("archive/late/" + number + ".jsonl", releases("Ferry " + number + ".", 10));
  }
}

void must_succeed(const Ending& ending) {
  if (ending.code != 0) throw std::runtime_error("an undisturbed run failed: " + ending.output);
}

// Whether the index holds exactly as many releases of each dump as its bookkeeping says.
bool agrees_with_itself(const fs::path& index) {
  const auto snapshot = Snapshot::open({index.string()});
  if (!snapshot) return false;
  const auto manifest = Manifest::read(snapshot->database());
  if (!manifest) return false;
  std::uint64_t releases = 0;
  for (const DumpEntry& entry : *manifest) {
    releases += entry.releases;
    const std::string term = boolean_term(field(FieldId::file), entry.dump.path);
    if (snapshot->database().get_termfreq(term) != entry.releases) return false;
  }
  return releases == snapshot->size();
}

}  // namespace

std::optional<DatabaseContent> content_of(const fs::path& index) {
  const auto snapshot = Snapshot::open({index.string()});
  if (!snapshot && snapshot.error().kind == ErrorKind::index_missing) return std::nullopt;
  if (!snapshot) throw std::runtime_error(snapshot.error().message);
  const IndexDirectory directory(index);
  return read_content(directory.generation_path(*directory.live()));
}

Scenario::Scenario(Step step, Size size) : step_(step) {
  write_first_archive(temporary_, size);
  const fs::path prepared = temporary_.path() / "prepared.db";
  arguments_ = {"index",
                "--jobs",
                "1",
                "--prune",
                "--progress",
                "never",
                (temporary_.path() / "archive").string()};
  if (step != Step::first_build) must_succeed(run(prepared));
  if (step == Step::update) change_archive(temporary_, size);
  if (step == Step::rebuild) arguments_.emplace_back("--full");
  before_ = content_of(prepared);
  const fs::path undisturbed = start("undisturbed");
  must_succeed(run(undisturbed));
  after_ = content_of(undisturbed).value();
}

fs::path Scenario::start(const std::string& name) const {
  fs::path place = temporary_.path() / name;
  const fs::path prepared = temporary_.path() / "prepared.db";
  if (fs::exists(prepared)) fs::copy(prepared, place, fs::copy_options::recursive);
  return place;
}

Ending Scenario::run(const fs::path& index, const Fault& fault) const {
  return run_indexer(arguments_for(index), fault);
}

std::unique_ptr<IndexerProcess> Scenario::begin(const fs::path& index) const {
  return std::make_unique<IndexerProcess>(arguments_for(index));
}

std::vector<std::string> Scenario::arguments_for(const fs::path& index) const {
  std::vector<std::string> arguments = arguments_;
  arguments.insert(arguments.end(), {"--db", index.string()});
  return arguments;
}

std::string Scenario::judge(const fs::path& index) const {
  const auto content = content_of(index);
  const bool is_commit = step_ == Step::update && agrees_with_itself(index);
  if (content != before_ && content != after_ && !is_commit) {
    return "readers see neither the old index nor the new one nor a commit between them";
  }
  for (const unsigned number : IndexDirectory(index).generations()) {
    if (!fs::exists(IndexDirectory(index).generation_path(number) / "iamglass")) {
      return "generation-" + std::to_string(number) + " is not whole";
    }
  }
  const Ending again = run(index);
  if (again.code != 0) return "the next run failed: " + again.output;
  if (content_of(index) != after_) return "the next run made another index";
  return {};
}

long Scenario::calls() const {
  const auto reaches = [&](long call) {
    const fs::path index = start("calls");
    const bool killed = run(index, {"kill", call}).signal == SIGKILL;
    fs::remove_all(index);
    return killed;
  };
  long low = 0;
  long high = 1;
  for (; reaches(high); high *= 2) low = high;
  while (high - low > 1) {
    const long middle = (low + high) / 2;
    (reaches(middle) ? low : high) = middle;
  }
  return low;
}

std::vector<std::string> Scenario::at_calls(
    std::string_view what, long stride,
    const std::function<std::string(const fs::path& index, long call)>& attempt) const {
  const long last = calls();
  if (last < 1) return {"no call of the program was seen: the shim was not loaded"};
  std::atomic<long> next{1};
  std::mutex mutex;
  std::vector<std::string> complaints;
  const auto work = [&] {
    for (long call = next.fetch_add(stride); call <= last; call = next.fetch_add(stride)) {
      std::string complaint;
      const fs::path index = start(std::to_string(call));
      try {
        complaint = attempt(index, call);
      } catch (const std::exception& error) {
        complaint = error.what();
      } catch (const Xapian::Error& error) {
        complaint = error.get_description();
      }
      fs::remove_all(index);
      add_figure(what, 1);
      add_figure("losses", complaint.empty() ? 0 : 1);
      const std::lock_guard lock(mutex);
      if (!complaint.empty()) {
        complaints.push_back("call " + std::to_string(call) + ": " + complaint);
      }
    }
  };
  {
    std::vector<std::jthread> threads;
    const unsigned count = std::max(2U, std::thread::hardware_concurrency());
    for (unsigned i = 0; i < count; ++i) threads.emplace_back(work);
  }
  return complaints;
}

long stride_or(long usual) {
  const char* stride = std::getenv("DATELINE_CRASH_STRIDE");
  return stride == nullptr ? usual : std::atol(stride);
}

}  // namespace dateline::test
