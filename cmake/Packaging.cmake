# The Debian package (scripts/package.sh makes and tries it). Only a build with the prefix /usr knows
# where its programs will be, so only that one is packaged.
if(NOT CMAKE_INSTALL_PREFIX STREQUAL "/usr")
  return()
endif()

# The same sources make the same bytes, in whatever folder they are.
target_compile_options(dateline_settings INTERFACE -ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)

set(debian ${PROJECT_SOURCE_DIR}/data/debian)
configure_file(${debian}/changelog.in changelog @ONLY)
add_custom_command(OUTPUT changelog.gz
  COMMAND gzip -9nc changelog > changelog.gz DEPENDS changelog VERBATIM)
add_custom_target(dateline_changelog ALL DEPENDS changelog.gz)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/changelog.gz ${debian}/copyright
  ${PROJECT_SOURCE_DIR}/CHANGELOG.md ${PROJECT_SOURCE_DIR}/README.md
  DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${debian}/dateline.conf DESTINATION /etc/dateline)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PACKAGE_CONTACT "Dateline maintainers <maintainers@users.noreply.github.com>")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "full-text search for archives of press releases")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Dateline cleans press releases (web pages saved as text or HTML, feeds, JSON
Lines, mail, WARC files, wire copy), indexes them, and ranks them by relevance
and date for people and scripts. An index is updated every night from cron or
a systemd timer.")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# libarchive is loaded when an archive is opened; the user of the service is made by sysusers.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libarchive13, systemd-standalone-sysusers | systemd-sysusers")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
  ${debian}/conffiles ${debian}/postinst ${debian}/prerm ${debian}/postrm)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
