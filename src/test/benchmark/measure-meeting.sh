#!/usr/bin/env bash
# How long it takes until fifty phones show the votes, and whether any vote is lost when one of two instances is killed
# (docs/benchmarks.md). Starts the packed jar with the demo in a directory of its own, and a second one on the same
# database. Needs target/groundwork.jar and the compiled tests:
#   mvn -Dquick -DskipTests package dependency:build-classpath -Dmdep.outputFile=target/classpath
#   src/test/benchmark/measure-meeting.sh [voters, 50] [rounds, 20]
set -euo pipefail
cd "$(dirname "$0")/../../.."
voters="${1:-50}"
rounds="${2:-20}"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
work="$(mktemp -d)"
port=18097
other=18098
second=
"$java" -Xmx1g -XX:+UseParallelGC -jar target/groundwork.jar --groundwork.demo=true --groundwork.data="$work/data" --server.port="$port" >"$work/log" 2>&1 &
server=$!
trap 'kill "$server" $second 2>/dev/null || true; wait "$server" || true; rm -rf "$work"' EXIT
until grep -q "Stop it with" "$work/log"; do
  kill -0 "$server" || { cat "$work/log"; exit 1; }
  sleep 0.5
done
password="$(awk '/mira@demo.example/ { print $2 }' "$work/log")"
measure() {
  "$java" -cp "target/test-classes:target/classes:$(cat target/classpath)" org.groundwork.benchmark.MeetingBenchmark \
    "http://localhost:$port" mira@demo.example "$password" "$@"
}
measure "$voters" "$rounds"

"$java" -Xmx1g -XX:+UseParallelGC -jar target/groundwork.jar --groundwork.data="$work/second" --server.port="$other" \
  --spring.datasource.url="jdbc:postgresql://127.0.0.1:$(sed -n 4p "$work/data/postgres/postmaster.pid")/groundwork" \
  --spring.datasource.username=postgres --spring.datasource.password="$(cat "$work/data/password")" >"$work/log2" 2>&1 &
second=$!
until curl -fs "http://localhost:$other/actuator/health/readiness" >/dev/null; do
  kill -0 "$second" || { cat "$work/log2"; exit 1; }
  sleep 0.5
done
measure "$voters" 3 "http://localhost:$other" "$second"
