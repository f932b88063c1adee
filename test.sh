#!/usr/bin/env bash
# All tests: ./test.sh [arguments for Maven]. Installs what they need and this machine lacks, where that can be done.
# Those in containers run where a container engine answers; with FACE_OFFLINE_IMAGES=yes on images made here, see
# docs/containers.md.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=docker/demo/common.sh
. "$root/docker/demo/common.sh"
reports=(models theme authenticator docker)

# the Debian packages of commands that are missing
missing_packages() {
  command -v "$(java_bin javac)" >/dev/null 2>&1 || echo openjdk-17-jdk-headless
  command -v mvn >/dev/null 2>&1 || echo maven
  command -v npm >/dev/null 2>&1 || echo nodejs npm
  command -v curl >/dev/null 2>&1 || echo curl
  command -v python3 >/dev/null 2>&1 || echo python3
  command -v jq >/dev/null 2>&1 || echo jq
  command -v chromium >/dev/null 2>&1 || echo chromium
  command -v chromedriver >/dev/null 2>&1 || echo chromium-driver
}

install_missing() {
  local packages=() package as_root=()
  while read -r package; do
    # shellcheck disable=SC2206 # two words are two packages
    packages+=($package)
  done < <(missing_packages)
  [ ${#packages[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ]; then as_root=(sudo); fi
  if ! command -v apt-get >/dev/null 2>&1 || ! { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }; then
    die "missing here: ${packages[*]} (as Debian names them)" "install them and try again"
  fi
  say "installing ${packages[*]}"
  ${as_root[@]+"${as_root[@]}"} apt-get update -q
  ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
    "${packages[@]}"
}

# tests in containers: the profile when an engine answers, else a reason that nobody overlooks
choose_containers() {
  no_containers=
  if ! docker info >/dev/null 2>&1; then
    no_containers="no container engine answers: docker/offline/engine.sh run ./test.sh brings one"
  elif [ "${FACE_OFFLINE_IMAGES:-}" = yes ]; then
    if "$root/docker/offline/images.sh"; then
      eval "$("$root/docker/offline/images.sh" names)"
      # Testcontainers would pull an image for its helper
      export TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1
    else
      no_containers="docker/offline/images.sh could not make the images, see above"
    fi
  fi
  if [ -n "$no_containers" ]; then
    say "THE TESTS IN CONTAINERS ARE SKIPPED: $no_containers"
  else
    profiles=(-Pcontainers)
  fi
}

# prints what the report files say: skipped tests with their reason, failed ones, and the sum
summarize() {
  local files=() module
  for module in "${reports[@]}"; do
    for file in "$root/$module"/target/{surefire,failsafe}-reports/TEST-*.xml; do
      if [ -e "$file" ] && [ "$file" -nt "$started" ]; then files+=("$file"); fi
    done
  done
  [ ${#files[@]} -gt 0 ] || { echo "no test ran"; return 0; }
  awk -v unrun="$no_containers" '
    function attribute(name,   from) {
      from = match($0, " " name "=\"[^\"]*\"")
      return from ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : ""
    }
    /<testcase / { test = attribute("classname") " " attribute("name"); total++ }
    # a failed assumption stands behind the tag
    function reason(   from) {
      from = index($0, "Assumption failed: ")
      return from ? substr($0, from + 19) : attribute("message")
    }
    /<skipped/ { skipped++; reasons[++n] = "skipped: " test ": " reason() }
    /<failure|<error/ { failed++; reasons[++n] = "FAILED:  " test }
    END {
      if (unrun) { skipped++; total++; reasons[++n] = "skipped: all tests in containers: " unrun }
      print ""
      for (i = 1; i <= n; i++) { gsub("&#10;", " ", reasons[i]); print substr(reasons[i], 1, 300) }
      printf "%d passed, %d failed, %d skipped\n", total - failed - skipped, failed, skipped
    }' "${files[@]}"
}

install_missing
need_build_tools
profiles=()
choose_containers
started=$(mktemp)
trap 'rm -f "$started"' EXIT
status=0
mvn -B -ntp -f "$root/pom.xml" verify ${profiles[@]+"${profiles[@]}"} "$@" </dev/null || status=$?
summarize
exit "$status"
