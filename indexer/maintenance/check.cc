#include "indexer/maintenance/check.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <map>
#include <optional>
#include <sstream>
#include <utility>

#include "common/database/guard.h"
#include "common/database/snapshot.h"
#include "common/database/written_digests.h"
#include "common/glass/version_file.h"
#include "common/manifest/manifest.h"
#include "common/schema/fields.h"
#include "common/schema/keyword.h"
#include "common/support/out_of_memory.h"
#include "indexer/clean/boilerplate.h"
#include "indexer/clean/fingerprint.h"
#include "indexer/maintenance/child_process.h"
#include "indexer/maintenance/table_digests.h"
#include "indexer/maintenance/table_structure.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr Xapian::docid most_sampled = 200;  // releases of a new generation
constexpr std::size_t most_sentences = 20;   // of one kind; damage rarely comes alone

class GenerationCheck {
 public:
  GenerationCheck(fs::path generation, CheckDepth depth)
      : generation_(std::move(generation)), depth_(depth) {}

  Result<CheckReport> run() {
    const auto read = guard([&] { check(); });
    if (!read) damaged(read.error());
    if (failure_) return fail(*failure_);
    return std::move(report_);
  }

 private:
  void check() {
    if (depth_ != CheckDepth::unpublished && !check_tables()) return;
    const auto snapshot = Snapshot::open_generation(generation_);
    if (!snapshot) {
      damaged(snapshot.error());
    } else {
      check_content(*snapshot);
    }
  }

  void damaged(std::string sentence) { report_.damage.push_back(std::move(sentence)); }

  /// A shortage of memory says nothing about damage.
  void damaged(const Error& error, std::string_view where = {}) {
    if (is_out_of_memory(error)) failure_ = error;
    damaged(std::string(where) + error.message);
  }

  /// False if the tables cannot be trusted.
  bool check_tables() {
    report_.digests = has_table_digests(generation_);
    if (!report_.digests) {
      report_.notes.emplace_back(
          "the tables have no digests because the last run did not finish; flipped bits go "
          "undetected until the next `dateline-indexer index` writes them");
    }
    auto differences =
        report_.digests ? compare_table_digests(generation_) : damaged_structure(generation_);
    if (!differences) {
      damaged(differences.error());
      return false;
    }
    report_.damage = std::move(*differences);
    return report_.sound();
  }

  void check_content(const Snapshot& snapshot) {
    report_.releases = snapshot.size();
    if (const auto model = read_boilerplate(snapshot.database()); !model) {
      damaged(model.error(), "learned boilerplate: ");
    }
    const auto manifest = Manifest::read(snapshot.database());
    if (!manifest) {
      damaged(manifest.error());
      return;
    }
    const ManifestTotals totals = manifest->totals();
    report_.dumps = totals.dumps;
    compare_counts(totals.releases);
    if (depth_ == CheckDepth::fast) return;
    if (depth_ == CheckDepth::full && !check_structure()) return;
    compare_dumps(snapshot, *manifest);
    const Xapian::docid sampled = snapshot.size() / most_sampled + 1;
    check_releases(snapshot, depth_ == CheckDepth::full ? 1 : sampled);
  }

  void compare_counts(std::uint64_t expected) {
    if (expected == report_.releases) return;
    damaged(fmt::format("the index has {} releases, but its list of dumps says {}",
                        report_.releases, expected));
  }

  /// Xapian's own check of its tables; false if it finds errors. It opens them for writing, though
  /// it writes nothing. In a child process, because Xapian trusts the lengths in term lists.
  bool check_structure() {
    const fs::path table = generation_ / glass::table_file(glass::Table::postlist);
    if (::access(table.c_str(), W_OK) != 0) {
      report_.notes.emplace_back(
          "no permission to write the tables: skipped Xapian's own check, which needs it");
      return true;
    }
    const auto found = ask_child([this] { return errors_of_xapian(); });
    if (found && found->empty()) return true;
    damaged(found ? *found : found.error().message);
    return false;
  }

  /// In a sentence; empty if there are none. An update that was interrupted leaves term lists of
  /// the few releases that it was to delete, and Xapian would miss all others: it then checks each
  /// table by itself.
  std::string errors_of_xapian() const {
    if (report_.digests) return errors_of_xapian(generation_);
    for (std::size_t table = 0; table < glass::table_names.size(); ++table) {
      std::error_code code;
      const auto file = generation_ / glass::table_file(static_cast<glass::Table>(table));
      if (fs::status(file, code).type() == fs::file_type::not_found) continue;
      std::string errors = errors_of_xapian(generation_ / glass::table_names[table]);
      if (!errors.empty()) return errors;
    }
    return {};
  }

  static std::string errors_of_xapian(const fs::path& path) {
    std::ostringstream out;
    const auto errors = guard([&] { return Xapian::Database::check(path.string(), 0, &out); });
    if (!errors) return errors.error().message;
    if (*errors == 0) return {};
    return fmt::format("Xapian found {} errors in its tables: {}", *errors, last_line(out.str()));
  }

  static std::string last_line(std::string text) {
    while (!text.empty() && text.back() == '\n') text.pop_back();
    const std::size_t begin = text.rfind('\n');
    return begin == std::string::npos ? text : text.substr(begin + 1);
  }

  /// Checks the releases of each dump against the list of dumps.
  void compare_dumps(const Snapshot& snapshot, const Manifest& manifest) {
    const std::string prefix(field(FieldId::file).prefix);
    std::map<std::string, std::uint64_t> found;
    for (auto term = snapshot.database().allterms_begin(prefix);
         term != snapshot.database().allterms_end(prefix); ++term) {
      found[*term] = term.get_termfreq();
    }
    std::size_t sentences = 0;
    const auto differ = [&](const std::string& what) {
      if (++sentences <= most_sentences) damaged(what);
    };
    for (const DumpEntry& entry : manifest) {
      const std::string& path = entry.dump.path;
      const auto node = found.extract(boolean_term(field(FieldId::file), path));
      const std::uint64_t releases = node ? node.mapped() : 0;
      if (releases != entry.releases) {
        differ(fmt::format("{}: the index has {} releases, but the list of dumps says {}", path,
                           releases, entry.releases));
      }
    }
    for (const auto& [term, releases] : found) {
      const auto first = snapshot.release(*snapshot.database().postlist_begin(term));
      differ(fmt::format("{} releases belong to a dump missing from the list of dumps: {}",
                         releases, first ? first->origin.file : first.error().message));
    }
  }

  /// Checks every `stride`-th release, and the total number of releases.
  void check_releases(const Snapshot& snapshot, Xapian::docid stride) {
    std::size_t sentences = 0;
    std::uint64_t found = 0;
    const CheckedDatabase& database = snapshot.database();
    for (auto id = database.postlist_begin(""); id != database.postlist_end(""); ++id) {
      if (found++ % stride != 0) continue;
      const auto sound = guard([&] { return check_release(snapshot, *id); });
      ++report_.checked_releases;
      if (!sound && ++sentences <= most_sentences) {
        damaged(sound.error(), fmt::format("release {}: ", *id));
      }
    }
    if (found != report_.releases) {
      damaged(
          fmt::format("{} releases are listed, but the index says {}", found, report_.releases));
    }
  }

  static Result<void> check_release(const Snapshot& snapshot, Xapian::docid id) {
    const auto wrong = [](const char* what) { return fail(ErrorKind::index_corrupt, what); };
    const auto release = snapshot.release(id);
    if (!release) return pass(release);
    const CheckedDatabase& database = snapshot.database();
    const auto value = [&](FieldId of) { return database.value(id, slot_of(of)); };
    if (value(FieldId::term_count).empty()) return wrong("no terms");
    if (fingerprint_bytes(fingerprint(release->body).exact) != value(FieldId::body_digest)) {
      return wrong("text does not match its digest");
    }
    const auto date = release->graded_date();
    if ((date ? date->value() : "") != value(FieldId::date)) {
      return wrong("date differs between the stored release and the index");
    }
    if (release->source != value(FieldId::source)) {
      return wrong("source differs between the stored release and the index");
    }
    return {};
  }

  fs::path generation_;
  CheckDepth depth_;
  CheckReport report_;
  std::optional<Error> failure_;
};

}  // namespace

Result<CheckReport> check_generation(const fs::path& generation, CheckDepth depth) {
  return GenerationCheck(generation, depth).run();
}

Result<void> check_version(const IndexDirectory& directory) {
  const auto live = directory.live();
  if (!live) return {};
  const fs::path generation = directory.generation_path(*live);
  if (!has_table_digests(generation)) {  // nothing else makes it safe to open
    const auto damage = damaged_structure(generation);
    if (!damage || !damage->empty()) return {};
  }
  const auto opened = Snapshot::open({directory.path().string()});
  if (!opened && opened.error().kind == ErrorKind::index_schema) return pass(opened);
  return {};
}

Result<CheckReport> check_index(const IndexDirectory& directory, CheckDepth depth) {
  const auto live = directory.live();
  if (!live) return pass(live);
  if (auto version = check_version(directory); !version) return pass(version);
  auto report = check_generation(directory.generation_path(*live), depth);
  if (!report) return report;
  for (const unsigned number : directory.generations()) {
    if (number > *live) {
      report->notes.push_back(fmt::format(
          "generation-{} is unused (unfinished or rolled back); the next run of index removes it",
          number));
    } else if (number < *live) {
      const auto kept = check_generation(directory.generation_path(number), CheckDepth::fast);
      if (!kept) return pass(kept);
      report->notes.push_back(
          kept->sound() ? fmt::format("generation-{} is kept for rollback", number)
                        : fmt::format("generation-{}, kept for rollback, cannot be used: {}",
                                      number, kept->damage.front()));
    }
  }
  return report;
}

}  // namespace dateline
