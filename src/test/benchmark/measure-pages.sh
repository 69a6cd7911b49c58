#!/usr/bin/env bash
# How many pages the application answers a second, and how long people wait while many ask at once (docs/benchmarks.md).
# Starts the packed jar with the demo in a directory of its own, measures it, and stops it. Needs target/groundwork.jar and
# the compiled tests:
#   mvn -Dquick -DskipTests package dependency:build-classpath -Dmdep.outputFile=target/classpath
#   src/test/benchmark/measure-pages.sh [requests of each kind, 600] [connections, "8 50"]
#   src/test/benchmark/measure-pages.sh paced [people, 100] [seconds, 60]
set -euo pipefail
cd "$(dirname "$0")/../../.."
paced="$([ "${1:-}" = paced ] && echo yes || true)"
[ -z "$paced" ] || { people="${2:-100}"; seconds="${3:-60}"; set --; }
times="${1:-600}"
connections="${2:-8 50}"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
work="$(mktemp -d)"
port=18099

"$java" -Xmx1g -XX:+UseParallelGC -XX:+ExitOnOutOfMemoryError -Xlog:gc:file="$work/gc.log" -jar target/groundwork.jar --groundwork.demo=true \
  --groundwork.data="$work/data" --server.port="$port" >"$work/log" 2>&1 &
server=$!
trap 'kill "$server"; wait "$server" || true; rm -rf "$work"' EXIT
until grep -q "Stop it with" "$work/log"; do
  kill -0 "$server" || { cat "$work/log"; exit 1; }
  sleep 0.5
done
password="$(awk '/mira@demo.example/ { print $2 }' "$work/log")"

measure() {
  "$java" -cp "target/test-classes:target/classes:$(cat target/classpath)" org.groundwork.benchmark.HttpBenchmark \
    "http://localhost:$port" mira@demo.example "$password" "$1" "$2" "$server"
}

echo "warming up" && measure 300 8 >/dev/null
if [ -n "$paced" ]; then
  "$java" -cp "target/test-classes:target/classes:$(cat target/classpath)" org.groundwork.benchmark.HttpBenchmark \
    "http://localhost:$port" mira@demo.example "$password" paced "$people" "$seconds"
  connections=""
fi
for many in $connections; do
  measure "$times" "$many"
done
echo "heap after cleaning up, the last: $(grep -o '[0-9]*M->[0-9]*M([0-9]*M)' "$work/gc.log" | tail -1);" \
  "resident: $(awk '/VmRSS/ { print int($2 / 1024) " MB" }' "/proc/$server/status")"
