#pragma once

namespace dateline {

/// Lets SIGINT and SIGTERM ask for an orderly end instead of killing the process, and ignores
/// SIGHUP and SIGPIPE. Call it once, from main.
void install_stop_signals();

/// Whether one of them has come. Thread-safe; long loops ask it between two units of work.
bool stop_requested();

}  // namespace dateline
