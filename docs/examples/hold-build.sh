#!/bin/sh
# Holds a build to its assessment: fails unless the verdict is one of those that are allowed. Needs curl and jq.
#
#   GROUNDWORK=https://groundwork.example.org GROUNDWORK_TOKEN=gw_… hold-build.sh readiness.yaml PILOT_ML,BUILD_ML
#
# In place of a file, the id of an assessment: then its latest submission counts. The token needs the scope evaluations,
# or assessments:read. Ends with 0 where the verdict is allowed, 1 where it is another or too early to say, 2 on a problem.
set -eu
what=$1 allowed=$2 api="${GROUNDWORK%/}/api/v1"
call() { # the token comes by standard input, so that no list of processes shows it
  printf 'header = "Authorization: Bearer %s"\n' "$GROUNDWORK_TOKEN" |
    curl --silent --show-error --max-time 60 --retry 3 --write-out '\n%{http_code}' --config - "$@"
}
if [ -f "$what" ]; then
  answer=$(call --header 'Content-Type: application/yaml' --data-binary "@$what" "$api/evaluations") || exit 2
else
  answer=$(call --header 'Accept: application/json' "$api/assessments/$what/report") || exit 2
fi
body=$(printf '%s\n' "$answer" | sed '$d')
if [ "$(printf '%s\n' "$answer" | tail -n 1)" != 200 ]; then
  printf '%s\n' "$body" | jq -r '.detail, (.errors[]? | "\(.line):\(.column): \(.key): \(.message)")' >&2
  exit 2
fi
verdict=$(printf '%s\n' "$body" | jq -r '.result // . | if .nobodyKnows then null else .verdict end // "too early to say"')
case ",$allowed," in *",$verdict,"*) echo "$what: $verdict" ;; *) echo "$what: $verdict, and not one of $allowed" >&2; exit 1 ;; esac
