#pragma once

#include <optional>
#include <string_view>

#include "indexer/prose/dateline.h"

namespace dateline {

/// A dateline as agencies of China and Korea write it, at the start of a text:
/// "新华社北京2017年3月14日电（记者 王明）", "(서울=연합뉴스) 홍길동 기자 = ". Nullopt if there is
/// none.
std::optional<Dateline> cjk_dateline(std::string_view text, const DateRange& range);

}  // namespace dateline
