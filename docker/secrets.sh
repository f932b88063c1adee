#!/usr/bin/env bash
# Writes docker/.env with random secrets for the compose files, unless it is there. Git does not see it.
set -euo pipefail

file=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)/.env
[ ! -e "$file" ] || exit 0
umask 077
for name in FACE_DATABASE_PASSWORD FACE_ADMIN_PASSWORD FACE_CLIENT_SECRET FACE_PASSWORD; do
  echo "$name=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
done >"$file"
