#!/usr/bin/env bash
# A Keycloak with the face plugin on this machine, for trying out: see ./demo.sh --help
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=docker/demo/common.sh
. "$root/docker/demo/common.sh"

target=$root/docker/target
state=$target/demo
env_file=$target/demo.env
pid_file=$state/server.pid
app_pid_file=$state/app.pid
app_port=8090
log=$state/server.log
photos=$root/authenticator/target/photos
realm=face-demo

usage() {
  cat <<EOF
usage: ./demo.sh [--detach] [--port PORT] [--reset]
       ./demo.sh --stop

Builds what is missing, starts Keycloak with the face plugin and the realm '$realm', and an application on
http://localhost:$app_port to sign in to; prints how to call the API.

  --detach     return when the server answers; docker/target/demo.env then tells where and how
  --port PORT  listen there instead of 8080 (on 127.0.0.1 only)
  --reset      forget the demo's users, settings and passwords first
  --stop       end the server that runs
  --help       this text

Needs a JDK 17 or newer, Maven and npm. State is kept in docker/target/demo; nothing outside this folder is
changed but the usual caches of Maven and npm.
EOF
}

parse_arguments() {
  detach=no port=8080 stop=no reset=no
  while [ $# -gt 0 ]; do
    case $1 in
      --detach) detach=yes ;;
      --stop) stop=yes ;;
      --reset) reset=yes ;;
      --port) port=${2:-}; shift $(($# > 1)) ;;
      --port=*) port=${1#--port=} ;;
      -h | --help) usage; exit 0 ;;
      *) usage >&2; die "unknown argument: $1" ;;
    esac
    shift
  done
  case $port in '' | *[!0-9]* | ??????*) die "--port wants a number, not '$port'" ;; esac
  if [ "$port" -lt 1 ] || [ "$port" -gt 65535 ]; then die "--port wants a number from 1 to 65535, not '$port'"; fi
}

command_line_of() {
  if [ -r "/proc/$1/cmdline" ]; then tr '\0' ' ' <"/proc/$1/cmdline"; else ps -p "$1" -o args= 2>/dev/null; fi
}

# the process id in file $1, if it lives and its command line holds $2: a number that another program got meanwhile
# does not count
living_pid() {
  local pid
  [ -s "$1" ] || return 1
  pid=$(cat "$1")
  kill -0 "$pid" 2>/dev/null || return 1
  case $(command_line_of "$pid") in *"$2"*) printf '%s' "$pid" ;; *) return 1 ;; esac
}

running_pid() { living_pid "$pid_file" "$state"; }

stop_app() {
  local pid
  if pid=$(living_pid "$app_pid_file" Serve.java); then kill -TERM "$pid" 2>/dev/null || true; fi
  rm -f "$app_pid_file"
}

stop_server() {
  local pid waited=0
  stop_app
  if pid=$(running_pid); then
    kill -TERM "$pid" 2>/dev/null || true
    while kill -0 "$pid" 2>/dev/null && [ "$waited" -lt 300 ]; do
      sleep 0.1
      waited=$((waited + 1))
    done
    if kill -0 "$pid" 2>/dev/null; then kill -KILL "$pid" 2>/dev/null || true; fi
    say "stopped"
  else
    say "no demo is running"
  fi
  rm -f "$pid_file" "$env_file"
}

build() {
  version=$(project_version "$root")
  zip=$target/keycloak-face-providers-$version.zip
  if build_needed "$root" "$zip"; then
    build_product "$root" "building the plugin (the first time several minutes)"
  fi
  [ -e "$zip" ] || die "the build made no $zip" "remove $target and try again"
}

install_keycloak() {
  keycloak_version=$(sed -n 's:.*<keycloak.dist.version>\(.*\)</keycloak.dist.version>.*:\1:p' "$root/pom.xml")
  home=$state/keycloak-$keycloak_version
  if [ ! -e "$state/keycloak-$keycloak_version.unpacked" ]; then
    need_build_tools
    rm -rf "$home" "$state/markers"
    run_watched "unpacking Keycloak $keycloak_version" "$state/unpack.log" '^Progress .*: \(.*\)' \
      mvn -B -f "$root/pom.xml" -pl docker dependency:unpack@keycloak \
      "-Dkeycloak.unpack.directory=$state"
    touch "$state/keycloak-$keycloak_version.unpacked"
  fi
}

install_plugin() {
  local stamp=$home/providers/.installed
  if [ ! -e "$stamp" ] || [ "$zip" -nt "$stamp" ]; then
    rm -rf "$home/providers"
    mkdir -p "$home/providers"
    (cd "$home/providers" && "$(java_bin jar)" xf "$zip")
    # Keycloak tells a changed jar by its time alone, and reproducible builds carry a fixed one
    touch "$home"/providers/*.jar
    touch "$stamp"
  fi
  mkdir -p "$home/data/import"
  cp "$root/docker/demo/face-demo-realm.json" "$home/data/import/"
}

random_word() { od -An -N"${1:-16}" -tx1 /dev/urandom | tr -d ' \n'; }

make_secrets() {
  if [ ! -e "$state/secrets.env" ]; then
    rm -rf "$home/data"
    (
      umask 077
      {
        echo "FACE_CLIENT_SECRET=$(random_word 24)"
        echo "FACE_USER=demo"
        echo "FACE_PASSWORD=$(random_word 8)"
        echo "KC_BOOTSTRAP_ADMIN_USERNAME=admin"
        echo "KC_BOOTSTRAP_ADMIN_PASSWORD=$(random_word 8)"
      } >"$state/secrets.env"
    )
  fi
  set -a
  # shellcheck source=/dev/null
  . "$state/secrets.env"
  set +a
}

port_busy() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

start_server() {
  ! port_busy "$port" || die "port $port is busy" "choose another: ./demo.sh --port $((port + 1))"
  base_url=http://localhost:$port
  realm_url=$base_url/realms/$realm
  nohup bash "$home/bin/kc.sh" start-dev --import-realm --http-host=127.0.0.1 "--http-port=$port" \
    </dev/null >"$log" 2>&1 &
  server=$!
  echo "$server" >"$pid_file"
}

# a page to click the whole story through; the realm knows its address, so the port is a fixed one
start_app() {
  app_url=http://localhost:$app_port/?issuer=$realm_url
  if port_busy "$app_port"; then
    say "port $app_port is busy: the demo application does not run"
    app_url=
    return 0
  fi
  nohup "$(java_bin java)" "$root/docker/demo/Serve.java" "$root/docker/demo/app" "$app_port" \
    </dev/null >"$state/app.log" 2>&1 &
  echo "$!" >"$app_pid_file"
  for _ in $(seq 100); do
    if port_busy "$app_port"; then return 0; fi
    sleep 0.1
  done
  say "the demo application did not start: $state/app.log tells why"
  stop_app
  app_url=
}

# prints a text member of the JSON that is read
member() { sed -n 's/.*"'"$1"'":"\([^"]*\)".*/\1/p'; }

# prints an access token, or nothing when the server does not give one yet
token() {
  curl -s --max-time 10 -u "face-api:$FACE_CLIENT_SECRET" -d grant_type=client_credentials \
    "$realm_url/protocol/openid-connect/token" | member access_token
}

photo() { base64 <"$1" | tr -d '\n'; }

# prints the HTTP status of a verification of two photos, the answer goes to a file
verify_status() {
  printf '{"encoded_image1":"%s","encoded_image2":"%s"}' "$(photo "$1")" "$(photo "$2")" |
    curl -s --max-time 60 -o "$state/answer.json" -w '%{http_code}' -H "Authorization: Bearer $(token)" \
      -H 'Content-Type: application/json' --data-binary @- "$realm_url/face/verify" || true
}

# the first real verification loads the models: whoever reads "ready" gets quick answers
answers() {
  local status
  status=$(curl -s -o /dev/null --max-time 10 -w '%{http_code}' -X POST -H 'Content-Type: application/json' -d '{}' \
    "$realm_url/face/verify") || return 1
  case $status in
    401) ;;
    404) [ -z "$(token)" ] || give_up "Keycloak runs, but knows no face/verify" ; return 1 ;;
    *) return 1 ;;
  esac
  status=$(verify_status "$photos/franck_01829.jpg" "$photos/franck_04117.jpg")
  case $status in
    200) return 0 ;;
    000 | 429 | 503) return 1 ;;
    *) give_up "the first verification ended with status $status: $(head -c 600 "$state/answer.json")" ;;
  esac
}

give_up() {
  [ ! -t 2 ] || say
  tail -n 30 "$log" >&2
  stop_server
  die "$1" "the whole log: $log"
}

wait_until_ready() {
  local start=$SECONDS told=-10 waited
  while ! answers; do
    kill -0 "$server" 2>/dev/null || give_up "Keycloak ended while it started"
    waited=$((SECONDS - start))
    [ "$waited" -lt 600 ] || give_up "no answer from $realm_url/face/verify after 10 minutes"
    if [ -t 2 ]; then
      printf '\r\033[Kstarting Keycloak ... %d s' "$waited" >&2
    elif [ $((waited - told)) -ge 10 ]; then
      told=$waited
      say "starting Keycloak ... $waited s"
    fi
    sleep 0.5
  done
  [ ! -t 2 ] || printf '\r\033[K' >&2
  say "Keycloak with the face plugin answers after $((SECONDS - start)) s"
}

# a call without images: 400 says that the caller was let in
key_works() {
  [ "$(curl -s -o /dev/null --max-time 10 -w '%{http_code}' -X POST -K - -d '{}' "$realm_url/face/verify" \
    <<<"header = \"Subscriptionkey: $1\"")" = 400 ]
}

# as an administrator makes one; the server keeps a hash of it only, so that its text is kept here. What is secret goes to
# curl by its standard input: a command line is there for all users of the machine to read
make_key() {
  local file=$state/subscription-key admin
  FACE_SUBSCRIPTION_KEY=$(cat "$file" 2>/dev/null || true)
  if [ -n "$FACE_SUBSCRIPTION_KEY" ] && key_works "$FACE_SUBSCRIPTION_KEY"; then return 0; fi
  admin=$(curl -s --max-time 10 -d grant_type=password -d client_id=admin-cli \
    -d "username=$KC_BOOTSTRAP_ADMIN_USERNAME" --data-urlencode password@- \
    "$base_url/realms/master/protocol/openid-connect/token" < <(printf %s "$KC_BOOTSTRAP_ADMIN_PASSWORD") |
    member access_token)
  FACE_SUBSCRIPTION_KEY=$(curl -s --max-time 10 -K - \
    -d '{"client":"face-api","name":"demo","origins":["+"]}' "$base_url/admin/realms/$realm/face/keys" \
    <<<"header = \"Authorization: Bearer $admin\"" | member key)
  [ -n "$FACE_SUBSCRIPTION_KEY" ] || give_up "the server made no subscription key: ./demo.sh --reset starts over"
  (umask 077 && echo "$FACE_SUBSCRIPTION_KEY" >"$file")
}

write_env() {
  (
    umask 077
    cat >"$env_file" <<EOF
FACE_BASE_URL=$base_url
FACE_REALM=$realm
FACE_VERIFY_URL=$realm_url/face/verify
FACE_APP_URL=$app_url
FACE_TOKEN_URL=$realm_url/protocol/openid-connect/token
FACE_CLIENT_ID=face-api
FACE_CLIENT_SECRET=$FACE_CLIENT_SECRET
FACE_SUBSCRIPTION_KEY=$FACE_SUBSCRIPTION_KEY
FACE_USER=$FACE_USER
FACE_PASSWORD=$FACE_PASSWORD
EOF
  )
}

print_welcome() {
  cat <<EOF

ready        $base_url
application  ${app_url:-does not run, see above}
             register with a face, sign in, step up with the face; needs a camera
verify       POST $realm_url/face/verify
admin        $base_url/admin/  ($KC_BOOTSTRAP_ADMIN_USERNAME / $KC_BOOTSTRAP_ADMIN_PASSWORD)
face console $realm_url/face/console  (face-admin / $KC_BOOTSTRAP_ADMIN_PASSWORD)
demo user    $realm_url/account/  ($FACE_USER / $FACE_PASSWORD)

Paste this: two photos of one person give "matchResult":1, photos of two people give "matchResult":0.

cd $(printf '%q' "$photos")
photo() { base64 < "\$1" | tr -d '\n'; }
verify() { printf '{"encoded_image1":"%s","encoded_image2":"%s"}' "\$(photo "\$1")" "\$(photo "\$2")" | curl -s -H 'Subscriptionkey: $FACE_SUBSCRIPTION_KEY' -H 'Content-Type: application/json' --data-binary @- $realm_url/face/verify; echo; }
verify franck_01829.jpg franck_04117.jpg
verify franck_01829.jpg audrey.jpg

EOF
}

main() {
  parse_arguments "$@"
  if [ "$stop" = yes ] || [ "$reset" = yes ]; then stop_server; fi
  if [ "$reset" = yes ]; then rm -rf "$state/secrets.env" "$state"/keycloak-*/data; fi
  [ "$stop" = no ] || exit 0
  if running_pid >/dev/null; then
    say "a demo is already running: docker/target/demo.env tells where; ./demo.sh --stop ends it"
    exit 0
  fi
  command -v curl >/dev/null 2>&1 || die "curl is missing" "install it with your system's package manager"
  need_java
  mkdir -p "$state"
  build
  install_keycloak
  make_secrets
  install_plugin
  start_server
  trap 'say; stop_server; exit 130' INT TERM
  wait_until_ready
  make_key
  start_app
  write_env
  print_welcome
  if [ "$detach" = yes ]; then
    echo "stop         ./demo.sh --stop"
    exit 0
  fi
  echo "stop         Ctrl-C here, or ./demo.sh --stop elsewhere"
  wait "$server" || true
  stop_app
  rm -f "$pid_file" "$env_file"
}

main "$@"
