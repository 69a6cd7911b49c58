#!/usr/bin/env bash
# Signs in at a real Keycloak and says what it saw: a group gives a role and takes it away, an address that is not verified
# opens nothing, a sign-out at Keycloak ends the session here (docs/sign-in.md). Gets Keycloak's distribution through Maven,
# starts it and the packed jar in a directory of its own. Needs target/groundwork.jar, a JDK from 21 on, curl:
#   mvn -Dquick -DskipTests package
#   src/test/keycloak/try-keycloak.sh [version of Keycloak, 26.7.0]
set -euo pipefail
cd "$(dirname "$0")/../../.."
version="${1:-26.7.0}"
home="${JAVA_HOME:?set JAVA_HOME to a JDK from 21 on}"
work="$(mktemp -d)"
keycloak=http://localhost:18198
groundwork=http://localhost:18199
secret="$(head -c 24 /dev/urandom | base64 | tr -d '+/=')"
admin="$(head -c 24 /dev/urandom | base64 | tr -d '+/=')"
processes=()
trap 'kill "${processes[@]}" 2>/dev/null || true; wait || true; rm -rf "$work"' EXIT
say() { printf '%s\n' "$*"; }
until_ready() { # address, process, log
  until curl -fs -o "$work/ready" "$1"; do
    kill -0 "$2" || { cat "$3"; exit 1; }
    sleep 1
  done
}

mvn -B -ntp -q dependency:copy -Dartifact="org.keycloak:keycloak-quarkus-dist:$version:zip" -DoutputDirectory="$work" -Dmdep.useBaseVersion=true >"$work/maven.log"
(cd "$work" && "$home/bin/jar" xf "keycloak-quarkus-dist-$version.zip")
mkdir -p "$work/keycloak-$version/data/import"
sed -e "s#GROUNDWORK#$groundwork#g" -e "s#\"SECRET\"#\"$secret\"#" src/test/keycloak/realm.json >"$work/keycloak-$version/data/import/groundwork-realm.json"
JAVA_HOME="$home" KC_BOOTSTRAP_ADMIN_USERNAME=admin KC_BOOTSTRAP_ADMIN_PASSWORD="$admin" \
  bash "$work/keycloak-$version/bin/kc.sh" start-dev --import-realm --http-port=18198 >"$work/keycloak.log" 2>&1 &
processes+=($!)
GROUNDWORK_SIGNIN_PROVIDERS_KEYCLOAK_NAME=Keycloak \
GROUNDWORK_SIGNIN_PROVIDERS_KEYCLOAK_ISSUER="$keycloak/realms/groundwork" \
GROUNDWORK_SIGNIN_PROVIDERS_KEYCLOAK_CLIENTID=groundwork \
GROUNDWORK_SIGNIN_PROVIDERS_KEYCLOAK_CLIENTSECRET="$secret" \
GROUNDWORK_SIGNIN_PROVIDERS_KEYCLOAK_MAPPING_0_GROUP=ml-leads \
GROUNDWORK_SIGNIN_PROVIDERS_KEYCLOAK_MAPPING_0_TEAM="Machine learning" \
GROUNDWORK_SIGNIN_PROVIDERS_KEYCLOAK_MAPPING_0_ROLE=lead \
GROUNDWORK_SIGNIN_PROVIDERS_KEYCLOAK_MAPPING_1_GROUP=everybody \
GROUNDWORK_SIGNIN_PROVIDERS_KEYCLOAK_MAPPING_1_TEAM=Innovation \
GROUNDWORK_SIGNIN_PROVIDERS_KEYCLOAK_MAPPING_1_ROLE=contributor \
  "$home/bin/java" -jar "${GROUNDWORK_JAR:-target/groundwork.jar}" --groundwork.demo=true --groundwork.data="$work/data" --server.port=18199 \
  --groundwork.base-url="$groundwork" >"$work/groundwork.log" 2>&1 &
processes+=($!)
until_ready "$groundwork/actuator/health/readiness" "${processes[1]}" "$work/groundwork.log"
say "Groundwork is ready, Keycloak is not: $(curl -s -o "$work/page" -w '%{redirect_url}' "$groundwork/sign-in/with/keycloak")"
until_ready "$keycloak/realms/groundwork/.well-known/openid-configuration" "${processes[0]}" "$work/keycloak.log"
say "Keycloak $version is ready"

# The text of a page, a line for each piece
text() { sed -e 's/<[^>]*>/\n/g' "$1" | sed -e 's/^ *//' -e '/^$/d'; }
sign_in() { # user, cookies
  local action back
  curl -s -L -b "$2" -c "$2" -o "$work/page" "$groundwork/sign-in/with/keycloak?continue=/account"
  action="$(sed -n 's/.*action="\([^"]*\)".*/\1/p' "$work/page" | head -n 1 | sed 's/&amp;/\&/g')"
  back="$(curl -s -b "$2" -c "$2" -o "$work/page" -w '%{redirect_url}' --data-urlencode "username=$1" --data-urlencode "password=$1-$1" "$action")"
  say "$1 comes back to ${back%%\?*}"
  back="$(curl -s -b "$2" -c "$2" -o "$work/page" -w '%{redirect_url}' "$back")"
  say "$1 is led to $back: $(curl -s -b "$2" -c "$2" -o "$work/page" -w '%{http_code}' "$back")"
}
teams() { text "$work/page" | grep -A 1 -x -e 'Machine learning' -e 'Innovation' -e 'No team yet.' | grep -v -x -e -- | paste -sd ' ' -; }
account() { curl -s -b "$1" -c "$1" -o "$work/page" -w '%{http_code}' "$groundwork/account"; }
api() { curl -fs -H "Authorization: Bearer $token" "$@"; }

sign_in lena "$work/lena"
say "Lena's name and teams: $(text "$work/page" | grep -m 1 -x 'Lena Groß'), $(teams)"
sign_in omar "$work/omar"
say "Omar is told: $(text "$work/page" | grep -m 1 'verified')"

token="$(curl -fs -d grant_type=password -d client_id=admin-cli -d username=admin --data-urlencode "password=$admin" \
  "$keycloak/realms/master/protocol/openid-connect/token" | sed 's/.*"access_token":"\([^"]*\)".*/\1/')"
realm="$keycloak/admin/realms/groundwork"
first_id() { sed 's/^\[{"id":"\([^"]*\)".*/\1/'; }
lena="$(api "$realm/users?username=lena" | first_id)"
leads="$(api "$realm/groups?search=ml-leads&exact=true" | first_id)"
api -X DELETE "$realm/users/$lena/groups/$leads"
say "Lena is taken out of ml-leads at Keycloak, and signs in in another browser"
sign_in lena "$work/lena-again"
say "Lena's teams now: $(teams)"

say "Before Lena is signed out at Keycloak: $(account "$work/lena") and $(account "$work/lena-again")"
api -X POST "$realm/users/$lena/logout"
for _ in 1 2 3 4 5 6 7 8 9 10; do
  [ "$(account "$work/lena-again")" = 302 ] && break
  sleep 1
done
say "After: $(account "$work/lena") and $(account "$work/lena-again")"
say "In the log of Groundwork:"
grep -i -e provider -e WARN -e ERROR "$work/groundwork.log" || say "nothing"
if grep -q "$secret" "$work/groundwork.log"; then say "THE CLIENT SECRET IS IN THE LOG"; exit 1; fi
say "The client secret is not in the log"
