#!/usr/bin/env bash
# Images that stand in for those of the registries: see docker/offline/images.sh --help
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
# shellcheck source=docker/demo/common.sh
. "$root/docker/demo/common.sh"

here=$root/docker/offline
work=$root/docker/target/offline
suite=bookworm
keycloak_version=$(sed -n 's:.*<keycloak.dist.version>\(.*\)</keycloak.dist.version>.*:\1:p' "$root/pom.xml")
# the names that the tests and the compose files are given
base=keycloak-face-offline/keycloak:$keycloak_version
postgres=keycloak-face-offline/postgres:15
haproxy=keycloak-face-offline/haproxy:2.6

usage() {
  cat <<EOF
usage: docker/offline/images.sh [names]

Makes images out of Debian packages and of the Keycloak distribution that Maven fetches, for machines that reach no
registry of images:

  $base   stands in for quay.io/keycloak/keycloak:$keycloak_version
  $postgres          stands in for postgres
  $haproxy          stands in for haproxy

Needs root, debootstrap, Maven and an engine (docker/offline/engine.sh). What is there and current is kept.

  names   prints the settings that make the compose files use them: eval "\$(docker/offline/images.sh names)"
EOF
}

# an image knows from what it was made
recipe() { cat "$here"/images.sh "$here"/*-entrypoint.sh "$root/docker/demo/common.sh" | sha256sum | cut -c 1-16; }

current() {
  [ "$(docker image inspect -f '{{index .Config.Labels "keycloak-face.recipe"}}' "$1" 2>/dev/null)" = "$(recipe)" ]
}

# a Debian with the packages $2 in folder $1
debian() {
  rm -rf "$1"
  run_watched "unpacking Debian with ${2//,/, }" "$work/${1##*/}.log" '^I: \(.*\)' \
    debootstrap --variant=minbase --cache-dir="$packages" --include="$2" "$suite" "$1"
  rm -rf "$1"/var/cache/apt/archives/*.deb "$1"/var/lib/apt/lists/* "$1"/usr/share/doc/* "$1"/usr/share/man/* \
    "$1"/usr/share/locale/*
}

# imports folder $1 as image $2 with the settings that follow
image() {
  local folder=$1 name=$2 changes=()
  shift 2
  for change in "$@" "LABEL keycloak-face.recipe=$(recipe)"; do changes+=(--change "$change"); done
  tar -C "$folder" --one-file-system -c . | docker import "${changes[@]}" - "$name" >/dev/null
  say "made $name"
}

keycloak() {
  ! current "$base" || return 0
  local rootfs=$work/keycloak unpacked=$work/distribution
  debian "$rootfs" openjdk-17-jre-headless
  run_watched "unpacking Keycloak $keycloak_version" "$work/unpack.log" '^Progress .*: \(.*\)' \
    mvn -B -f "$root/pom.xml" -pl docker dependency:unpack@keycloak "-Dkeycloak.unpack.directory=$unpacked"
  mv "$unpacked/keycloak-$keycloak_version" "$rootfs/opt/keycloak"
  # as in the official image: group root may write, and no account of a name is needed
  chown -R 1000:0 "$rootfs/opt/keycloak"
  chmod -R g+rwX "$rootfs/opt/keycloak"
  chmod +x "$rootfs"/opt/keycloak/bin/*.sh
  echo 'keycloak:x:1000:0:keycloak:/opt/keycloak:/sbin/nologin' >>"$rootfs/etc/passwd"
  image "$rootfs" "$base" 'USER 1000' 'ENV LANG=C.UTF-8' 'ENV KC_RUN_IN_CONTAINER=true' 'EXPOSE 8080 8443 9000' \
    'WORKDIR /' 'ENTRYPOINT ["/opt/keycloak/bin/kc.sh"]'
  rm -rf "$rootfs" "$unpacked"
}

services() {
  if current "$postgres" && current "$haproxy"; then return 0; fi
  local rootfs=$work/services
  debian "$rootfs" postgresql,haproxy
  rm -rf "$rootfs"/var/lib/postgresql/*/main "$rootfs"/etc/postgresql/*/main
  chroot "$rootfs" install -d -o postgres -g postgres -m 700 /var/lib/postgresql/data
  install -m 755 "$here/postgres-entrypoint.sh" "$rootfs/usr/local/bin/"
  image "$rootfs" "$postgres" 'USER postgres' 'ENV PGDATA=/var/lib/postgresql/data' 'EXPOSE 5432' \
    'VOLUME /var/lib/postgresql/data' 'ENTRYPOINT ["postgres-entrypoint.sh"]'
  image "$rootfs" "$haproxy" 'USER haproxy' \
    'ENTRYPOINT ["haproxy", "-W", "-db", "-f", "/usr/local/etc/haproxy/haproxy.cfg"]'
  rm -rf "$rootfs"
}

names() {
  echo "export BASE_IMAGE=$base LIBRARIES_IMAGE=$base POSTGRES_IMAGE=$postgres PROXY_IMAGE=$haproxy"
}

main() {
  [ "$(id -u)" -eq 0 ] || die "debootstrap needs root"
  command -v debootstrap >/dev/null 2>&1 || die "debootstrap is missing" "apt-get install debootstrap"
  docker info >/dev/null 2>&1 || die "no container engine answers" "docker/offline/engine.sh start"
  packages=$HOME/.cache/keycloak-face/debian
  mkdir -p "$work" "$packages"
  keycloak
  services
}

case ${1:-} in
  '') main ;;
  names) names ;;
  -h | --help) usage ;;
  *)
    usage >&2
    exit 2
    ;;
esac
