# One interface target carries what every target of the project is compiled with.
find_program(CCACHE ccache)
if(CCACHE)
  # Without these ccache compiles anew whatever includes a precompiled header.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
endif()

add_library(dateline_settings INTERFACE)
target_include_directories(dateline_settings INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(dateline_settings INTERFACE DATELINE_VERSION="${PROJECT_VERSION}")
target_compile_options(dateline_settings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast
  -Wcast-qual -Wimplicit-fallthrough -Wextra-semi
  $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>
  $<$<BOOL:${DATELINE_WARNINGS_AS_ERRORS}>:-Werror>)

# Copies past the end of an array, overwritten return addresses and skipped guard pages end the
# program; addresses are random, and tables of them read-only.
if(DATELINE_HARDENED)
  string(APPEND CMAKE_CXX_FLAGS " -fPIE")
  string(APPEND CMAKE_EXE_LINKER_FLAGS " -pie")
  target_compile_options(dateline_settings INTERFACE
    -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection)
  target_link_options(dateline_settings INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack)
endif()

# What most sources include takes three quarters of the time that one is compiled in.
function(dateline_precompile target)
  target_precompile_headers(${target} PRIVATE
    <algorithm> <array> <chrono> <cstdint> <filesystem> <functional> <map> <memory> <optional>
    <span> <string> <string_view> <unordered_map> <utility> <vector>
    <fmt/format.h> <tl/expected.hpp> <xapian.h> ${ARGN})
endfunction()

# A room is a folder: its sources are all .cc files below it but main.cc and those of rooms in it.
function(dateline_library target)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cc)
  list(FILTER sources EXCLUDE REGEX "/main\\.cc$")
  file(GLOB_RECURSE rooms CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*/CMakeLists.txt)
  foreach(room ${rooms})
    get_filename_component(folder ${room} DIRECTORY)
    list(FILTER sources EXCLUDE REGEX "^${folder}/")
  endforeach()
  add_library(${target} STATIC ${sources})
  target_link_libraries(${target} PUBLIC dateline_settings ${ARGN})
  dateline_precompile(${target})
  # Batches of sources share what even a precompiled header leaves to each: templates.
  set_target_properties(${target} PROPERTIES
    UNITY_BUILD ${DATELINE_UNITY_BUILD} UNITY_BUILD_BATCH_SIZE ${DATELINE_UNITY_BATCH})
endfunction()
