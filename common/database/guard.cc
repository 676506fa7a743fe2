#include "common/database/guard.h"

#include <fmt/format.h>
#include <xapian.h>

#include <cerrno>
#include <cstring>
#include <exception>
#include <new>
#include <stdexcept>

#include "common/support/out_of_memory.h"

namespace dateline {
namespace {

// The description without the name of the exception.
std::string message_of(const Xapian::Error& error) {
  std::string message = error.get_description();
  const std::string name = fmt::format("{}: ", error.get_type());
  if (message.starts_with(name)) message.erase(0, name.size());
  return message;
}

// The system error behind a Xapian error: a full disk or something else.
Error system_error(const Xapian::Error& error) {
  std::string message = message_of(error);
  const bool full = message.find("No space left") != std::string::npos ||
                    message.find("File too large") != std::string::npos ||
                    message.find("quota") != std::string::npos;
  return {full ? ErrorKind::no_space : ErrorKind::io, std::move(message),
          full ? "free some disk space, or put the index elsewhere with --db" : ""};
}

/// Whether a table ends too early or is missing, rather than that the system failed.
bool is_damage(const Xapian::DatabaseError& error) {
  const char* const reason = error.get_error_string();
  const bool missing = reason != nullptr && std::strcmp(reason, std::strerror(ENOENT)) == 0;
  return missing || error.get_msg().find("EOF") != std::string::npos;
}

// "host:port: what happened"
std::string network_message(const Xapian::NetworkError& error) {
  std::string server = error.get_context();  // "remote:tcp(host:port)"
  const std::size_t begin = server.find('(');
  if (begin != std::string::npos && server.ends_with(')')) {
    server = server.substr(begin + 1, server.size() - begin - 2);
  }
  std::string message = server.empty() ? error.get_msg() : server + ": " + error.get_msg();
  if (error.get_error_string() != nullptr)
    message += fmt::format(" ({})", error.get_error_string());
  return message;
}

}  // namespace

Error current_exception_error() {
  try {
    throw;
  } catch (const Xapian::DatabaseModifiedError& error) {
    return {ErrorKind::index_changed, error.get_msg(),
            "the index changed while it was being read; try again"};
  } catch (const Xapian::DatabaseLockError& error) {
    // Locking can also fail for lack of space or permission.
    if (error.get_msg().find("already locked") == std::string::npos) return system_error(error);
    return {ErrorKind::index_locked, error.get_msg(),
            "another program is writing to this database"};
  } catch (const Xapian::DatabaseCorruptError& error) {
    return {ErrorKind::index_corrupt, error.get_msg(), rebuild_hint};
  } catch (const Xapian::DocNotFoundError& error) {
    // Only documents listed in the tables are requested.
    return {ErrorKind::index_corrupt, error.get_msg(), rebuild_hint};
  } catch (const Xapian::DatabaseVersionError& error) {
    return {ErrorKind::index_schema, error.get_msg(), rebuild_hint};
  } catch (const Xapian::DatabaseNotFoundError& error) {
    return {ErrorKind::index_missing, error.get_msg(), "build one with dateline-indexer index"};
  } catch (const Xapian::SerialisationError& error) {
    return {ErrorKind::index_corrupt, error.get_msg(), rebuild_hint};
  } catch (const Xapian::DatabaseError& error) {
    if (is_damage(error)) return {ErrorKind::index_corrupt, message_of(error), rebuild_hint};
    return system_error(error);
  } catch (const Xapian::NetworkError& error) {
    return {ErrorKind::unreachable, network_message(error),
            "check that xapian-tcpsrv runs there, and the tunnel to it"};
  } catch (const Xapian::Error& error) {
    return system_error(error);
  } catch (const std::bad_alloc&) {
    return out_of_memory();
  } catch (const std::length_error&) {
    return {ErrorKind::index_corrupt, "a table contains impossible lengths", rebuild_hint};
  } catch (const std::exception& error) {
    return {ErrorKind::internal, error.what(), ""};
  } catch (...) {
    return {ErrorKind::internal, "unknown error", ""};
  }
}

void throw_error(const Error& error) {
  if (error.kind == ErrorKind::index_changed) throw Xapian::DatabaseModifiedError(error.message);
  if (error.kind == ErrorKind::index_corrupt) throw Xapian::DatabaseCorruptError(error.message);
  if (error.kind == ErrorKind::unreachable) throw Xapian::NetworkError(error.message);
  throw Xapian::DatabaseError(error.message);
}

}  // namespace dateline
