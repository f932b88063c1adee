#!/usr/bin/env bash
# curl, with no other tool at hand to read JSON.
set -euo pipefail

url=$1 token=$2 image1=$3 image2=$4

photo() { base64 <"$1" | tr -d '\n'; }
member() { printf '%s' "$answer" | sed -n "s/.*\"$1\":\"\{0,1\}\([^,\"}]*\).*/\1/p"; }

answer=$(printf '{"encoded_image1":"%s","encoded_image2":"%s"}' "$(photo "$image1")" "$(photo "$image2")" |
  curl -sS --max-time 60 -H "Authorization: Bearer $token" -H 'Content-Type: application/json' --data-binary @- "$url")
case $answer in
  *'"matchResult":1'*) echo "match $(member confidence) $(member quality)" ;;
  *'"matchResult":0'*) echo "nomatch $(member confidence) $(member quality)" ;;
  *) echo "refused $(member code) $(member reason)" ;;
esac
