#!/bin/sh
# What the official image of PostgreSQL does with these variables, as far as the compose files need it.
set -eu

: "${POSTGRES_PASSWORD:?}" "${POSTGRES_USER:=postgres}"
PATH=$(echo /usr/lib/postgresql/*/bin):$PATH

if [ ! -s "$PGDATA/PG_VERSION" ]; then
  umask 077
  echo "$POSTGRES_PASSWORD" >/tmp/password
  initdb --pgdata "$PGDATA" --username "$POSTGRES_USER" --pwfile /tmp/password --auth scram-sha-256 --encoding UTF8
  rm /tmp/password
  echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
  if [ "${POSTGRES_DB:-$POSTGRES_USER}" != postgres ]; then
    pg_ctl --pgdata "$PGDATA" --options '-c listen_addresses=' --wait start
    PGPASSWORD=$POSTGRES_PASSWORD createdb --username "$POSTGRES_USER" --maintenance-db postgres \
      "${POSTGRES_DB:-$POSTGRES_USER}"
    pg_ctl --pgdata "$PGDATA" --wait stop
  fi
fi
exec postgres -D "$PGDATA" -c listen_addresses='*' "$@"
