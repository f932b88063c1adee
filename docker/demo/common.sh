# Shared by demo.sh, face and test.sh; sourced, bash 3.2 (macOS) is enough. Speaks on standard error only.
# shellcheck shell=bash

say() { printf '%s\n' "$*" >&2; }

die() {
  say "error: $1"
  shift
  for line in "$@"; do say "       $line"; done
  exit 1
}

java_bin() {
  if [ -n "${JAVA_HOME:-}" ]; then printf '%s/bin/%s' "$JAVA_HOME" "$1"; else printf '%s' "$1"; fi
}

java_major() {
  "$(java_bin java)" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p'
}

need_java() {
  command -v "$(java_bin java)" >/dev/null 2>&1 || die "no Java found" "install a JDK, 17 or newer, or set JAVA_HOME"
  local major
  major=$(java_major)
  [ "${major:-0}" -ge 17 ] || die "Java ${major:-of unknown version} is too old" "install a JDK, 17 or newer, or set JAVA_HOME"
}

need_build_tools() {
  need_java
  command -v "$(java_bin javac)" >/dev/null 2>&1 || die "javac is missing: this is a JRE" "install a JDK, 17 or newer"
  command -v mvn >/dev/null 2>&1 || die "Maven (mvn) is missing" "install Maven 3.8 or newer"
  command -v npm >/dev/null 2>&1 || die "npm is missing" "install Node.js with npm: the models come from the npm registry"
}

# tells what goes on while process $1 runs: label $2, and the newest line of the log $3 that matches $4
watch_process() {
  local pid=$1 label=$2 log=$3 pattern=$4 start=$SECONDS told=-10 step
  while kill -0 "$pid" 2>/dev/null; do
    step=$(sed -n "s/$pattern/\\1/p" "$log" 2>/dev/null | tail -n 1)
    if [ -t 2 ]; then
      printf '\r\033[K%s ... %d s  %s' "$label" "$((SECONDS - start))" "${step:0:60}" >&2
    elif [ $((SECONDS - start - told)) -ge 10 ]; then
      told=$((SECONDS - start))
      say "$label ... $told s  $step"
    fi
    sleep 0.5
  done
  [ ! -t 2 ] || printf '\r\033[K' >&2
}

# runs a command of some length: label $1, log $2, pattern of its progress lines $3, then the command
run_watched() {
  local label=$1 log=$2 pattern=$3 start=$SECONDS pid
  shift 3
  mkdir -p "$(dirname "$log")"
  "$@" </dev/null >"$log" 2>&1 &
  pid=$!
  # an interrupted wait must not leave the build behind
  trap 'kill "$pid" 2>/dev/null; exit 130' INT TERM
  watch_process "$pid" "$label" "$log" "$pattern"
  if ! wait "$pid"; then
    tail -n 30 "$log" >&2
    die "$label failed" "the whole log: $log"
  fi
  trap - INT TERM
  say "$label: done in $((SECONDS - start)) s"
}

project_version() {
  sed -n 's:^  <version>\(.*\)</version>$:\1:p' "$1/pom.xml" | head -n 1
}

# true when file $2 is missing, or older than a source that goes into the plugin and than the last build by a script
build_needed() {
  local root=$1 product=$2 stamp=$1/docker/target/built.stamp newest
  [ -e "$product" ] || return 0
  newest=$product
  if [ -e "$stamp" ] && [ "$stamp" -nt "$product" ]; then newest=$stamp; fi
  [ -n "$(find "$root/pom.xml" "$root"/*/pom.xml "$root"/*/src/main "$root/models" -type f \
    -not -path '*/target/*' -newer "$newest" -print -quit)" ]
}

# tests have a command of their own, ./test.sh: here only the product is made
build_product() {
  local root=$1 label=$2
  shift 2
  need_build_tools
  run_watched "$label" "$root/docker/target/build.log" '^\[INFO\] Building \(.*\)' \
    mvn -B -ntp -f "$root/pom.xml" package -Dmaven.test.skip=true "$@"
  touch "$root/docker/target/built.stamp"
}
