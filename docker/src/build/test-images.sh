#!/usr/bin/env bash
# The images under test, one for each database. Their bases stand in BASE_IMAGE and LIBRARIES_IMAGE, or are the Dockerfile's.
set -euo pipefail

context=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
arguments=()
for name in BASE_IMAGE LIBRARIES_IMAGE; do
  if [ -n "${!name:-}" ]; then arguments+=(--build-arg "$name=${!name}"); fi
done
for database in postgres dev-file; do
  docker build --quiet --tag "keycloak-face-test:$database" --build-arg "KC_DB=$database" \
    ${arguments[@]+"${arguments[@]}"} "$context"
done
