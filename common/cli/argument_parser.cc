#include "common/cli/arguments.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <span>
#include <utility>

#include "common/cli/configuration.h"
#include "common/cli/documentation.h"
#include "common/cli/nearest.h"

namespace dateline {
namespace {

/// Returned by command() when a program without a default command is only asked for help.
constexpr Command no_command{};

/// Whether an option's letter and this text are the option and its value, even among query words.
bool is_attached_number(const Option& option, std::string_view text) {
  if (option.value == "N" && text == "all") return true;
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Whether they look like that: the text is a choice or a path.
bool looks_attached(const Option& option, std::string_view text) {
  const auto choices = split_choices(option.choices);
  return option.needs_value() && (std::ranges::find(choices, text) != choices.end() ||
                                  text.find_first_of("./") != std::string_view::npos);
}

}  // namespace

/// Parses one command line. An error of a step ends it.
class ArgumentParser {
 public:
  ArgumentParser(const Program& program, std::vector<std::string_view> words)
      : program_(program), words_(std::move(words)) {}

  Result<Arguments> parse();

 private:
  using Step = Result<void>;

  bool take_help();
  const Command* named_command();
  void note_late_command();
  void note_attached_value(std::string_view word);
  Step choose_command();
  Step choose_in(const std::vector<const Command*>& group);
  Step read_argument();
  Step read_long(std::string_view argument);
  Step read_letters(std::string_view letters);
  Step read_value(const Option& option, std::string_view shown);
  Step store(const Option& option, std::string_view shown, std::string_view value);
  Step read_environment();
  Step read_configuration_files();

  bool is_operand(std::string_view argument) const;
  bool asks_for_document() const;
  bool names_archive() const;
  Failure unknown(std::string_view shown, std::string_view name) const;
  std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates,
                           std::string_view dashes) const;
  std::string see_help() const;

  const Program& program_;
  std::vector<std::string_view> words_;
  std::size_t next_ = 0;
  bool options_ended_ = false;
  Arguments arguments_;
};

Result<Arguments> ArgumentParser::parse() {
  if (take_help()) return std::move(arguments_);
  if (auto step = choose_command(); !step) return pass(step);
  while (next_ < words_.size()) {
    if (auto step = read_argument(); !step) return pass(step);
  }
  note_late_command();
  if (auto step = read_environment(); !step) return pass(step);
  if (auto step = read_configuration_files(); !step) return pass(step);
  const Command& command = arguments_.command();
  if (&command == &no_command && !asks_for_document()) {
    return fail(ErrorKind::usage, "missing command", see_help());
  }
  // The words after --help name the topic.
  if (command.operands.empty() && !arguments_.operands_.empty() && !arguments_.given("help")) {
    return fail(ErrorKind::usage,
                fmt::format("unexpected argument '{}'", arguments_.operands_.front()), see_help());
  }
  return std::move(arguments_);
}

/// "help" and a topic are --help. Where words are searched for without a command, "help" begins a
/// query unless it stands alone or a topic follows.
bool ArgumentParser::take_help() {
  if (words_.empty() || words_.front() != "help") return false;
  const std::vector<std::string_view> topic(words_.begin() + 1, words_.end());
  const bool known = topic.empty() ||
                     topic_help(program_, fmt::format("{}", fmt::join(topic, " ")), 80).has_value();
  if (!known && program_.default_command != nullptr) return false;
  arguments_.command_ =
      program_.default_command != nullptr ? program_.default_command : &no_command;
  arguments_.values_["help"].emplace_back();
  arguments_.operands_.assign(topic.begin(), topic.end());
  return true;
}

/// Options came before what looks like a command, so it was taken for words.
void ArgumentParser::note_late_command() {
  if (arguments_.command_named_ || options_ended_ || arguments_.given("help")) return;
  for (const Command& command : program_.commands) {
    const auto name = command.words();
    const auto& words = arguments_.operands_;
    if (name.size() > words.size()) continue;
    if (!std::equal(name.begin(), name.end(), words.begin())) continue;
    arguments_.notes_.push_back(
        fmt::format("searched for '{}'; a command must come before options", command.name));
  }
}

void ArgumentParser::note_attached_value(std::string_view word) {
  const Option* option =
      word.size() > 2 && word.front() == '-' ? find_option(arguments_.command(), word[1]) : nullptr;
  if (option == nullptr || options_ended_ || !looks_attached(*option, word.substr(2))) return;
  arguments_.notes_.push_back(fmt::format("{} excludes a word; for the option write -{} {}", word,
                                          word[1], word.substr(2)));
}

/// Consumes the command name and returns the command, or nullptr if there is none.
const Command* ArgumentParser::named_command() {
  for (const Command& command : program_.commands) {
    const auto name = command.words();
    if (name.size() > words_.size()) continue;
    if (!std::equal(name.begin(), name.end(), words_.begin())) continue;
    next_ = name.size();
    return &command;
  }
  return nullptr;
}

ArgumentParser::Step ArgumentParser::choose_command() {
  arguments_.command_ = named_command();
  arguments_.command_named_ = arguments_.command_ != nullptr;
  if (arguments_.command_named_) return {};
  const std::string_view first = words_.empty() ? std::string_view{} : words_.front();
  if (const auto group = program_.group(first); !group.empty()) return choose_in(group);
  arguments_.command_ = program_.default_command;
  if (program_.default_command != nullptr) return {};
  arguments_.command_ = &no_command;
  if (first.empty() || first.front() == '-') return {};
  std::vector<std::string_view> names;
  for (const Command& command : program_.commands) names.push_back(command.name);
  return fail(ErrorKind::usage, fmt::format("unknown command '{}'", first),
              did_you_mean(first, names, ""));
}

/// The first word starts a group of commands, but the second names none of them.
ArgumentParser::Step ArgumentParser::choose_in(const std::vector<const Command*>& group) {
  const std::string_view first = words_.front();
  if (words_.size() > 1 && (words_[1] == "--help" || words_[1] == "-h")) {
    arguments_.command_ = &no_command;
    return {};
  }
  std::vector<std::string_view> names;
  names.reserve(group.size());
  for (const Command* command : group) names.push_back(command->words().back());
  const std::string_view second = words_.size() > 1 ? words_[1] : std::string_view{};
  const std::string_view meant = nearest(second, names);
  std::string hint;
  if (!meant.empty()) {
    hint = fmt::format("did you mean '{} {}'?", first, meant);
  } else if (program_.default_command != nullptr) {
    hint = fmt::format("to search for the word: {} -- {}", program_.name, first);
  }
  return fail(ErrorKind::usage,
              fmt::format("{}: expected one of {}", first, fmt::join(names, ", ")), hint);
}

ArgumentParser::Step ArgumentParser::read_argument() {
  const std::string_view argument = words_[next_++];
  if (!options_ended_ && argument == "--") {
    options_ended_ = true;
    return {};
  }
  if (is_operand(argument)) {
    note_attached_value(argument);
    arguments_.operands_.emplace_back(argument);
    return {};
  }
  return argument.starts_with("--") ? read_long(argument.substr(2))
                                    : read_letters(argument.substr(1));
}

bool ArgumentParser::is_operand(std::string_view argument) const {
  if (options_ended_ || argument.size() < 2 || argument.front() != '-') return true;
  if (argument[1] == '-' || !arguments_.command().takes_words()) return false;
  if (argument.size() == 2) return false;
  const Option* option = find_option(arguments_.command(), argument[1]);
  return option == nullptr || !is_attached_number(*option, argument.substr(2));
}

/// Whether the user asks for help or the like rather than for work.
bool ArgumentParser::asks_for_document() const {
  return arguments_.given("help") || arguments_.given("version") || arguments_.given("generate");
}

bool ArgumentParser::names_archive() const {
  return find_option(arguments_.command(), "archive") != nullptr && arguments_.given("archive");
}

ArgumentParser::Step ArgumentParser::read_long(std::string_view argument) {
  const std::size_t equals = argument.find('=');
  const std::string_view name = argument.substr(0, equals);
  const std::string shown = fmt::format("--{}", name);
  const Option* option = find_option(arguments_.command(), name);
  if (option == nullptr) return unknown(shown, name);
  if (equals == std::string_view::npos) return read_value(*option, shown);
  if (option->value.empty()) {
    return fail(ErrorKind::usage, fmt::format("{} does not take a value", shown), see_help());
  }
  return store(*option, shown, argument.substr(equals + 1));
}

ArgumentParser::Step ArgumentParser::read_letters(std::string_view letters) {
  while (!letters.empty()) {
    const std::string shown = fmt::format("-{}", letters.front());
    const Option* option = find_option(arguments_.command(), letters.front());
    if (option == nullptr) return unknown(shown, letters);
    letters.remove_prefix(1);
    if (option->needs_value() && !letters.empty()) return store(*option, shown, letters);
    if (auto step = read_value(*option, shown); !step) return step;
  }
  return {};
}

ArgumentParser::Step ArgumentParser::read_value(const Option& option, std::string_view shown) {
  if (!option.needs_value()) {
    arguments_.values_[std::string(option.name)].emplace_back();
    return {};
  }
  if (next_ == words_.size()) {
    return fail(ErrorKind::usage, fmt::format("{} requires a value: {}", shown, option.value),
                see_help());
  }
  return store(option, shown, words_[next_++]);
}

ArgumentParser::Step ArgumentParser::store(const Option& option, std::string_view shown,
                                           std::string_view value) {
  if (auto checked = check_choice(option, shown, value); !checked) {
    return fail(ErrorKind::usage, checked.error().message,
                did_you_mean(value, split_choices(option.choices), ""));
  }
  arguments_.values_[std::string(option.name)].emplace_back(value);
  return {};
}

ArgumentParser::Step ArgumentParser::read_environment() {
  for (const std::span<const Option> table : {arguments_.command().options, common_options()}) {
    for (const Option& option : table) {
      if (option.environment.empty() || arguments_.given(option.name)) continue;
      if (option.name == "db" && names_archive()) continue;  // which says where it is
      const char* value = std::getenv(std::string(option.environment).c_str());
      if (value == nullptr || *value == '\0') continue;
      const std::string shown = fmt::format("${}", option.environment);
      if (auto step = store(option, shown, value); !step) return step;
      arguments_.places_[std::string(option.name)] = shown;
    }
  }
  return {};
}

ArgumentParser::Step ArgumentParser::read_configuration_files() {
  if (asks_for_document()) return {};  // help must work even if a configuration file is invalid
  const auto paths = arguments_.given("config")
                         ? std::vector<std::filesystem::path>{arguments_.text("config")}
                         : configuration_paths();
  std::vector<std::vector<Setting>> files;
  for (const auto& path : paths) {
    auto settings = read_configuration(path);
    if (!settings) return pass(settings);
    files.push_back(std::move(*settings));
  }
  auto configured = configure(program_, arguments_, files);
  if (!configured) return pass(configured);
  arguments_ = std::move(*configured);
  return {};
}

Failure ArgumentParser::unknown(std::string_view shown, std::string_view name) const {
  if (&arguments_.command() == &no_command) {
    return fail(ErrorKind::usage, fmt::format("missing command before {}", shown), see_help());
  }
  std::vector<std::string_view> names;
  for (const std::span<const Option> table : {arguments_.command().options, common_options()}) {
    for (const Option& option : table) {
      if (!option.help.empty()) names.push_back(option.name);
    }
  }
  return fail(ErrorKind::usage, fmt::format("unknown option {}", shown),
              did_you_mean(name, names, "--"));
}

std::string ArgumentParser::did_you_mean(std::string_view word,
                                         std::span<const std::string_view> candidates,
                                         std::string_view dashes) const {
  const std::string_view meant = nearest(word, candidates);
  return meant.empty() ? see_help() : fmt::format("did you mean '{}{}'?", dashes, meant);
}

std::string ArgumentParser::see_help() const {
  return help_hint(program_, arguments_.command());
}

Result<Arguments> parse_arguments(const Program& program, int argc, const char* const* argv) {
  std::vector<std::string_view> words;
  for (int index = 1; index < argc; ++index) words.emplace_back(argv[index]);
  return ArgumentParser(program, std::move(words)).parse();
}

}  // namespace dateline
