#!/usr/bin/env bash
# The images under test, one for each database. Their bases stand in BASE_IMAGE and LIBRARIES_IMAGE, or are the
# Dockerfile's.
set -euo pipefail

context=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
default() { sed -n "s/^ARG $1=//p" "$context/Dockerfile"; }
base=${BASE_IMAGE:-$(default BASE_IMAGE)}
libraries=${LIBRARIES_IMAGE:-$(default LIBRARIES_IMAGE)}

image() {
  docker build --quiet --tag "keycloak-face-test:$1" --build-arg "KC_DB=$1" --build-arg "BASE_IMAGE=$2" \
    --build-arg "LIBRARIES_IMAGE=$libraries" "$context"
}

image postgres "$base"
# a base that has no libstdc++, as the official one may be: the image must bring it
docker build --quiet --tag keycloak-face-test:bare - <<EOF
FROM $base
USER root
RUN rm -f /usr/lib64/libstdc++.so.6* /usr/lib/*-linux-gnu/libstdc++.so.6*
USER 1000
EOF
image dev-file keycloak-face-test:bare
# what the init container of docker/kubernetes copies
docker build --quiet --tag keycloak-face-test:providers --build-arg "BASE_IMAGE=$base" \
  --build-arg "LIBRARIES_IMAGE=$libraries" -f "$context/kubernetes/Dockerfile" "$context"
