#pragma once

namespace dateline {

/// Columns of the terminal that standard output or standard error goes to; 80 where there is none
/// or it does not say.
unsigned terminal_width();

}  // namespace dateline
