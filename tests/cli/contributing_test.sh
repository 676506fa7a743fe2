#!/usr/bin/env bash
# The example changes in CONTRIBUTING.md apply to the sources, each and all together.
. "$(dirname "$0")/lib.sh"

if ! command -v git >/dev/null; then
  echo "skipped: there is no git"
  exit 77
fi
awk '/^```diff$/ { file = sprintf("%d.patch", ++n); next } /^```$/ { file = "" } file { print >file }' \
  "$DATELINE_SOURCE/CONTRIBUTING.md"
patches=(*.patch)
[[ ${#patches[@]} -ge 5 ]] || fail "only ${#patches[@]} examples"
cd "$DATELINE_SOURCE"
git apply --check "$work"/*.patch || fail "an example does not apply any more"
