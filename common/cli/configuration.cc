#include "common/cli/configuration.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string_view>
#include <utility>

#include "common/cli/nearest.h"
#include "common/support/file.h"
#include "common/text/ascii.h"
#include "common/text/take_until.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t longest_file = std::uint64_t{1} << 20;

fs::path user_folder() {
  if (const char* folder = std::getenv("XDG_CONFIG_HOME"); folder != nullptr && *folder == '/') {
    return folder;
  }
  const char* home = std::getenv("HOME");
  return home == nullptr || *home == '\0' ? fs::path() : fs::path(home) / ".config";
}

}  // namespace

Result<std::vector<Setting>> read_configuration(const fs::path& path) {
  const auto content = read_named_file(path, longest_file);
  if (!content) return pass(content);
  std::vector<Setting> settings;
  std::string section;
  std::string_view rest = without_byte_order_mark(*content);
  for (unsigned number = 1; !rest.empty(); ++number) {
    const std::string_view line = trimmed(take_until(rest, '\n'));
    if (line.empty() || line.front() == '#' || line.front() == ';') continue;
    const std::string place = fmt::format("{}:{}", path.string(), number);
    const std::size_t equals = line.find('=');
    if (line.front() == '[' && line.back() == ']') {
      section = trimmed(line.substr(1, line.size() - 2));
    } else if (equals != std::string_view::npos && equals > 0) {
      settings.push_back({section, std::string(trimmed(line.substr(0, equals))),
                          std::string(trimmed(line.substr(equals + 1))), place});
    } else {
      return fail(ErrorKind::usage, fmt::format("{}: invalid line '{}'", place, line),
                  "expected 'key = value', '[section]' or '# comment'");
    }
  }
  return settings;
}

std::vector<fs::path> configuration_paths() {
  std::vector<fs::path> paths;
  for (const fs::path& folder : {user_folder(), fs::path("/etc")}) {
    std::error_code code;
    fs::path path = folder / "dateline" / "dateline.conf";
    if (!folder.empty() && fs::exists(path, code)) paths.push_back(std::move(path));
  }
  return paths;
}

namespace {

constexpr std::string_view archive_section = "archive ";

bool knows(const Command& command, std::string_view key) {
  return key == command.operand_key() ||
         std::ranges::find(command.options, key, &Option::name) != command.options.end();
}

using Names = std::vector<std::string>;

bool contains(const Names& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// The settings of a command.
void add_settings(const Command& command, Names& names) {
  for (const Option& option : command.options) names.emplace_back(option.name);
  names.push_back(command.operand_key());
}

Failure unknown(const Setting& setting, std::string_view kind, std::string_view name,
                const Names& known) {
  const std::vector<std::string_view> views(known.begin(), known.end());
  const std::string_view meant = nearest(name, views);
  return fail(ErrorKind::usage, fmt::format("{}: unknown {} {}", setting.place, kind, name),
              meant.empty() ? fmt::format("choose from {}", fmt::join(known, ", "))
                            : fmt::format("did you mean {}?", meant));
}

/// What the configuration files of a program may contain.
class KnownNames {
 public:
  explicit KnownNames(const Program& program)
      : program_(program),
        sections_(program.configured_commands.begin(), program.configured_commands.end()),
        settings_(program.configured_settings.begin(), program.configured_settings.end()) {
    for (const Command& command : program.commands) {
      sections_.emplace_back(command.name);
      add_settings(command, settings_);
    }
    sections_.emplace_back("archive NAME");
    for (Names* names : {&sections_, &settings_}) {
      std::ranges::sort(*names);
      names->erase(std::unique(names->begin(), names->end()), names->end());
      std::erase(*names, "");
    }
  }

  /// Error usage if the section or the key of a setting is unknown.
  Result<void> check(const Setting& setting) const {
    const std::string& section = setting.section;
    if (!section.empty() && !section.starts_with(archive_section) &&
        !contains(sections_, section)) {
      return unknown(setting, "section", section, sections_);
    }
    // The settings of the other program's commands are not known one by one.
    const auto command = std::ranges::find(program_.commands, section, &Command::name);
    Names keys = settings_;
    if (command != program_.commands.end()) {
      keys.clear();
      add_settings(*command, keys);
      std::erase(keys, "");
    }
    if (contains(keys, setting.key)) return {};
    return unknown(setting, "option", setting.key, keys);
  }

 private:
  const Program& program_;
  Names sections_;
  Names settings_;
};

}  // namespace

class Configurer {
 public:
  Configurer(const Program& program, const Arguments& given,
             const std::vector<std::vector<Setting>>& files)
      : program_(program), given_(given), command_(given.command()), files_(files) {}

  Result<Arguments> configure() {
    const KnownNames known(program_);
    for (const auto& settings : files_) {
      for (const Setting& setting : settings) {
        if (auto checked = known.check(setting); !checked) return pass(checked);
      }
    }
    auto names = archives();
    if (!names) return pass(names);
    if (names->empty()) return filled("");
    std::vector<Arguments> archives;
    for (const std::string& name : *names) {
      auto archive = filled(name);
      if (!archive) return archive;
      archive->values_["archive"] = {name};
      archives.push_back(std::move(*archive));
    }
    if (archives.size() == 1) return std::move(archives.front());
    return joined(std::move(archives));
  }

 private:
  // The archives to use.
  Result<Names> archives() const {
    const Option* option = find_option(command_, "archive");
    if (option == nullptr) return Names{};
    const Names all = archives_of_files();
    if (given_.given("archive")) {
      auto names = given_.texts("archive");
      if (given_.given("db")) {
        return fail(ErrorKind::usage, "--db: not available with --archive",
                    "leave out one of them");
      }
      if (!option->repeatable) names = {names.back()};
      Names distinct;
      for (const std::string& name : names) {
        if (!contains(distinct, name)) distinct.push_back(name);
        if (contains(all, name)) continue;
        const std::vector<std::string_view> views(all.begin(), all.end());
        const std::string_view meant = nearest(name, views);
        return fail(ErrorKind::usage, fmt::format("unknown archive '{}'", name),
                    all.empty()     ? std::string("no archive is configured")
                    : meant.empty() ? fmt::format("configured archives: {}", fmt::join(all, ", "))
                                    : fmt::format("did you mean '{}'?", meant));
      }
      return distinct;
    }
    const bool keyed = !command_.operand_key().empty() && !given_.operands().empty();
    if (given_.given("db") || keyed) return Names{};
    if (all.size() > 1 && !option->repeatable) {
      return fail(ErrorKind::usage,
                  fmt::format("more than one archive is configured: {}", fmt::join(all, ", ")),
                  "choose one with --archive");
    }
    return all;
  }

  Names archives_of_files() const {
    Names names;
    for (const auto& settings : files_) {
      for (const Setting& setting : settings) {
        if (!setting.section.starts_with(archive_section)) continue;
        std::string name = setting.section.substr(archive_section.size());
        if (!contains(names, name)) names.push_back(std::move(name));
      }
    }
    return names;
  }

  // Of the first setting of a section.
  std::string place_of(const std::string& section) const {
    for (const auto& settings : files_) {
      const auto first = std::ranges::find(settings, section, &Setting::section);
      if (first != settings.end()) return first->place;
    }
    return {};
  }

  // The arguments with the settings of all files, including those of the given archive, if any.
  Result<Arguments> filled(const std::string& archive) const {
    Arguments arguments = given_;
    std::vector<std::string> sections{std::string(command_.name), ""};
    if (!archive.empty()) {
      sections.insert(sections.begin(), std::string(archive_section) + archive);
    }
    for (const auto& settings : files_) {
      for (const std::string& section : sections) {
        if (auto applied = apply(settings, section, arguments); !applied) {
          return pass(applied);
        }
      }
    }
    if (!archive.empty() && !arguments.given("db")) {
      return fail(ErrorKind::usage,
                  fmt::format("{}: archive {} has no db", place_of(sections.front()), archive),
                  "set db to its index");
    }
    return arguments;
  }

  // Applies one section of a file, except settings already given with higher precedence.
  Result<void> apply(const std::vector<Setting>& settings, const std::string& section,
                     Arguments& arguments) const {
    const auto stronger = arguments.values_;
    const bool has_operands = !arguments.operands_.empty();
    for (const Setting& setting : settings) {
      if (setting.section != section) continue;
      if (setting.key == command_.operand_key()) {
        if (!has_operands) arguments.operands_.push_back(setting.value);
        continue;
      }
      if (!knows(command_, setting.key)) continue;  // a setting of other commands
      if (stronger.contains(setting.key)) continue;
      if (auto stored = store(setting, arguments); !stored) return stored;
    }
    return {};
  }

  Result<void> store(const Setting& setting, Arguments& arguments) const {
    const Option& option = *find_option(command_, setting.key);
    std::string value = setting.value;
    const bool is_switch = value == "yes" || value == "no";
    if (option.value.empty() || (option.may_stand_alone && is_switch)) {
      if (value == "no") return {};
      if (value != "yes") {
        return fail(ErrorKind::usage, fmt::format("{}: {}: '{}' is neither yes nor no",
                                                  setting.place, setting.key, value));
      }
      value.clear();
    } else if (auto checked =
                   check_choice(option, fmt::format("{}: {}", setting.place, setting.key), value);
               !checked) {
      return checked;
    }
    arguments.values_[setting.key].push_back(std::move(value));
    arguments.places_[setting.key] = setting.place;
    return {};
  }

  // Combines several archives into one command line.
  Result<Arguments> joined(std::vector<Arguments> archives) const {
    std::map<std::string, std::string> owners;
    for (const Arguments& archive : archives) {
      for (const std::string& db : archive.texts("db")) {
        const auto [owner, is_new] = owners.emplace(db, archive.text("archive"));
        if (is_new) continue;
        return fail(ErrorKind::usage,
                    fmt::format("archives {} and {} share the index {}", owner->second,
                                archive.text("archive"), db),
                    "set a different db for each");
      }
    }
    auto all = filled("");
    if (!all) return all;
    if (find_option(command_, "db")->repeatable && !given_.given("db")) {
      auto& indexes = all->values_["db"];
      indexes.clear();
      for (const Arguments& archive : archives) {
        for (std::string& db : archive.texts("db")) indexes.push_back(std::move(db));
      }
    }
    all->archives_ = std::move(archives);
    return all;
  }

  const Program& program_;
  const Arguments& given_;
  const Command& command_;
  const std::vector<std::vector<Setting>>& files_;
};

Result<Arguments> configure(const Program& program, const Arguments& given,
                            const std::vector<std::vector<Setting>>& files) {
  return Configurer(program, given, files).configure();
}

}  // namespace dateline
