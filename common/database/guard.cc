#include "common/database/guard.h"

#include <fmt/format.h>
#include <xapian.h>

#include <new>

namespace dateline {

Error current_exception_error() {
  constexpr auto rebuild = "rebuild the index with dateline-indexer index --full";
  try {
    throw;
  } catch (const Xapian::DatabaseModifiedError& error) {
    return {ErrorKind::index_changed, error.get_msg(), "the index changed meanwhile; try again"};
  } catch (const Xapian::DatabaseLockError& error) {
    return {ErrorKind::index_locked, error.get_msg(), "another program writes to this database"};
  } catch (const Xapian::DatabaseCorruptError& error) {
    return {ErrorKind::index_corrupt, error.get_msg(), rebuild};
  } catch (const Xapian::DatabaseVersionError& error) {
    return {ErrorKind::index_schema, error.get_msg(), rebuild};
  } catch (const Xapian::DatabaseNotFoundError& error) {
    return {ErrorKind::index_missing, error.get_msg(), "make one with dateline-indexer index"};
  } catch (const Xapian::Error& error) {
    std::string message = error.get_description();
    const bool full = message.find("No space left") != std::string::npos ||
                      message.find("File too large") != std::string::npos ||
                      message.find("quota") != std::string::npos;
    return {full ? ErrorKind::no_space : ErrorKind::io, std::move(message),
            full ? "free some space, or name another place with --db" : ""};
  } catch (const std::bad_alloc&) {
    return {ErrorKind::io, "out of memory", "give less with --memory, or use fewer --jobs"};
  } catch (const std::exception& error) {
    return {ErrorKind::internal, error.what(), ""};
  } catch (...) {
    return {ErrorKind::internal, "unknown exception", ""};
  }
}

}  // namespace dateline
