#!/bin/sh
# Holds a build to its assessment: fails unless the verdict is one of those that are allowed. Needs curl and jq.
#
#   GROUNDWORK=https://groundwork.example.org GROUNDWORK_TOKEN=gw_… hold-build.sh readiness.yaml PILOT_ML,BUILD_ML
#
# In place of a file, the id of an assessment: then its latest submission counts. The token needs the scope evaluations,
# or assessments:read. Ends with 0 where the verdict is allowed; 1 where it is another, too early to say, or nothing was
# submitted; 2 on a problem.
set -eu
stop() { echo "hold-build: $*" >&2; exit 2; }
[ $# -eq 2 ] || stop "say a file or the id of an assessment, and the verdicts that are allowed"
[ -n "${GROUNDWORK:-}" ] && [ -n "${GROUNDWORK_TOKEN:-}" ] || stop "set GROUNDWORK and GROUNDWORK_TOKEN"
what=$1 allowed=$(printf '%s' "$2" | tr -d ' ') api="${GROUNDWORK%/}/api/v1"
[ -n "$(printf '%s' "$allowed" | tr -d ,)" ] || stop "no verdict is allowed"
body=$(mktemp) || stop "no temporary file"
trap 'rm -f "$body"' EXIT
call() { # the token comes by standard input, so that no list of processes shows it; a retry begins the file anew
  printf 'header = "Authorization: Bearer %s"\n' "$GROUNDWORK_TOKEN" |
    curl --silent --show-error --max-time 60 --retry 3 --output "$body" --write-out '%{http_code}' --config - "$@"
}
if [ -f "$what" ]; then
  status=$(call --header 'Content-Type: application/yaml' --data-binary "@$what" "$api/evaluations") || stop "no answer"
else
  status=$(call --header 'Accept: application/json' "$api/assessments/$what/report") || stop "no answer"
fi
jq -es '.[0] | type == "object"' "$body" > /dev/null 2>&1 || stop "status $status, and no JSON"
if [ "$status" != 200 ]; then
  stop "$(jq -r '.detail, (.errors[]? | "\(.line):\(.column): \(.key): \(.message)")' "$body")"
fi
verdict=$(jq -r 'if .of == "present" then "not submitted"
  else .result // . | if .nobodyKnows then null else .verdict end // "too early to say" end' "$body") || stop "no verdict"
case ",$allowed," in *",$verdict,"*) echo "$what: $verdict" ;; *) echo "$what: $verdict, and not one of $allowed" >&2; exit 1 ;; esac
