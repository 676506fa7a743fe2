#pragma once

namespace dateline {

/// Makes SIGINT and SIGTERM request an orderly stop instead of killing the process, and ignores
/// SIGHUP and SIGPIPE. Call it once, from main.
void install_stop_signals();

/// Whether a stop was requested. Thread-safe; long loops check it between units of work.
bool stop_requested();

}  // namespace dateline
