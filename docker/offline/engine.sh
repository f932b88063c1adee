#!/usr/bin/env bash
# A container engine for machines where none runs: see docker/offline/engine.sh --help
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
# shellcheck source=docker/demo/common.sh
. "$root/docker/demo/common.sh"

state=/run/keycloak-face-engine
data=${FACE_ENGINE_DATA:-$HOME/.cache/keycloak-face/engine}
socket=$state/docker.sock

usage() {
  cat <<EOF
usage: docker/offline/engine.sh start | stop | env | run COMMAND...

  start  starts dockerd on a socket of its own, unless an engine answers already; needs root
  stop   ends what start started, and takes back what it changed on this machine: network rules, bridges, forwarding
  env    prints the settings for a shell: eval "\$(docker/offline/engine.sh env)"
  run    start, the command with these settings, stop; nothing is started or stopped when an engine answers already

Images are kept in $data (FACE_ENGINE_DATA), so that the next start finds them.
EOF
}

answers() { docker info >/dev/null 2>&1; }
ours() { DOCKER_HOST=unix://$socket "$@"; }
ours_answers() { [ -S "$socket" ] && ours answers; }

need_engine() {
  [ "$(id -u)" -eq 0 ] || die "starting an engine needs root" "start Docker yourself, or be root"
  local missing=()
  command -v dockerd >/dev/null 2>&1 || missing+=(docker.io)
  command -v iptables-save >/dev/null 2>&1 || missing+=(iptables)
  [ ${#missing[@]} -eq 0 ] || die "there is no engine to start" "apt-get install ${missing[*]}"
}

# what a stop puts back
remember() {
  mkdir -p "$state"
  chmod 700 "$state"
  cat /proc/sys/net/ipv4/ip_forward >"$state/forward"
  iptables -S FORWARD | sed -n 's/^-P FORWARD //p' >"$state/policy"
}

start() {
  local pid start=$SECONDS
  if answers; then
    say "an engine answers already"
    return 0
  fi
  if ours_answers; then return 0; fi
  need_engine
  remember
  mkdir -p "$data"
  # its store of networks: one that a killed engine left half-written lets dockerd panic at every start
  rm -rf "$data/network"
  nohup dockerd --host "unix://$socket" --data-root "$data" --exec-root "$state/exec" --pidfile "$state/dockerd.pid" \
    </dev/null >"$state/dockerd.log" 2>&1 &
  pid=$!
  until ours_answers; do
    if ! kill -0 "$pid" 2>/dev/null || [ $((SECONDS - start)) -gt 60 ]; then
      tail -n 20 "$state/dockerd.log" >&2
      clean_network
      die "the engine did not start" "the whole log: $state/dockerd.log"
    fi
    sleep 0.2
  done
  say "engine started in $((SECONDS - start)) s"
}

# Docker's chains, and rules that name them or its bridges, in one step a table; nobody else's
clean_rules() {
  local family=$1 table
  command -v "$family-save" >/dev/null 2>&1 || return 0
  for table in filter nat raw; do
    if "$family-save" -t "$table" 2>/dev/null | grep -qE 'DOCKER|docker0'; then
      "$family-save" -t "$table" | grep -vE 'DOCKER|docker0|br-[0-9a-f]{12}' | "$family-restore" -T "$table"
    fi
  done
}

clean_network() {
  local bridge
  clean_rules iptables
  clean_rules ip6tables
  iptables -P FORWARD "$(cat "$state/policy")"
  for bridge in $(ip -o link show type bridge | sed -nE 's/^[0-9]+: (docker0|br-[0-9a-f]{12}):.*/\1/p'); do
    ip link delete "$bridge" 2>/dev/null || true
  done
  cat "$state/forward" >/proc/sys/net/ipv4/ip_forward
}

# the engine's process, if its number was not given to another one meanwhile
engine_pid() {
  local pid
  pid=$(cat "$state/dockerd.pid" 2>/dev/null) || return 1
  case $(tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null) in *"$state"*) printf '%s' "$pid" ;; *) return 1 ;; esac
}

stop() {
  local pid waited=0
  [ -d "$state" ] || return 0
  if ours_answers; then
    ours docker ps -q | DOCKER_HOST=unix://$socket xargs -r docker kill >/dev/null 2>&1 || true
  fi
  if pid=$(engine_pid); then
    kill -TERM "$pid"
    while kill -0 "$pid" 2>/dev/null && [ "$waited" -lt 300 ]; do
      sleep 0.1
      waited=$((waited + 1))
    done
    if kill -0 "$pid" 2>/dev/null; then kill -KILL "$pid"; fi
  fi
  clean_network
  # what an engine that was killed left mounted
  sed -n "s:^[^ ]* \($state/[^ ]*\) .*:\1:p" /proc/mounts | xargs -r -n 1 umount
  rm -rf "$state"
  say "engine stopped"
}

settings() {
  if ! answers && ours_answers; then
    echo "export DOCKER_HOST=unix://$socket"
    # Testcontainers would pull an image for its helper, and would look for the containers at the engine's address
    echo "export TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1"
  fi
}

run() {
  local status=0
  if answers; then
    "$@"
    return
  fi
  start
  trap stop EXIT
  eval "$(settings)"
  "$@" || status=$?
  return "$status"
}

case ${1:-} in
  start) start ;;
  stop) stop ;;
  env) settings ;;
  run)
    shift
    run "$@"
    ;;
  -h | --help) usage ;;
  *)
    usage >&2
    exit 2
    ;;
esac
