#!/usr/bin/env bash
# The habits of callers who have curl alone, and of PHP callers where PHP is not installed: bash habits.sh CASES
set -euo pipefail

# prints a member of the JSON object and a comma
image() {
  case $2 in
    -) ;;
    =*) printf '"%s":"%s",' "$1" "${2#=}" ;;
    *) printf '"%s":"%s",' "$1" "$(base64 <"$2")" ;;
  esac
}

body() {
  local options=${3#\{}
  printf '{%s%s%s' "$(image encoded_image1 "$1")" "$(image encoded_image2 "$2")" "$options" | sed 's/,}$/}/'
}

# the first of that name
member() {
  local rest=${answer#*\"$1\":}
  rest=${rest#\"}
  printf '%s' "${rest%%[,\"\}]*}"
}

# -d takes the line ends out that base64 puts in, and calls what it sends a form
by_shell() { curl -sS --max-time 60 -H "$2: $3" -d @- "$1"; }

# json_encode writes a slash as \/, and curl of PHP asks with Expect before it sends a large body
by_php() {
  tr -d '\n' | sed 's#/#\\/#g' |
    curl -sS --max-time 60 -H "$2: $3" -H 'Content-Type: application/json' --data-binary @- "$1"
}

while IFS=$'\t' read -r habit situation url header key image1 image2 options; do
  case $habit in
    CURL_SHELL) answer=$(body "$image1" "$image2" "$options" | by_shell "$url" "$header" "$key") ;;
    PHP_CURL) answer=$(body "$image1" "$image2" "$options" | by_php "$url" "$header" "$key") ;;
    *) continue ;;
  esac
  case $answer in
    *'"matchResult":1'*) seen="match $(member confidence) $(member quality)" ;;
    *'"matchResult":0'*) seen="nomatch $(member confidence) $(member quality)" ;;
    *) seen="refused $(member code) $(member reason)" ;;
  esac
  printf '%s\t%s\t%s\n' "$habit" "$situation" "$seen"
done <"$1"
