#!/bin/sh
# Runs the reference model R1, with 240,000 to 600,000 decisions a year, in Squiggle and in this engine, one run each in a fresh
# process on one core, and prints time, the whole process's processor time, peak memory and the means (simple solution, ML, ML on
# top of it) beside each other. The engine also works out percentiles, payback, threshold, advice and what is worth finding out.
# Needs Node and npm, and the compiled tests: mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
# Usage: src/test/benchmark/compare-squiggle.sh [DRAWS...]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
one_core=$(command -v taskset >/dev/null && echo "taskset -c 0" || true)
packages=$(mktemp -d)
trap 'rm -rf "$packages"' EXIT
(cd "$packages" && npm install --silent --no-audit --no-fund @quri/squiggle-lang@0.10 date-fns@4)
printf 'engine\tdraws\ttime\tprocessor\tpeak memory\tsimple solution\tML\tML on top\n'
for draws in "${@:-100000}"; do
  (cd "$packages" && $one_core node --max-old-space-size=4096 "$here/compare-squiggle.mjs" "$draws")
  $one_core java -XX:ActiveProcessorCount=1 -XX:+UseSerialGC \
    -cp "$root/target/test-classes:$root/target/classes:$(cat "$root/target/classpath")" \
    org.groundwork.benchmark.LargeReference "$draws"
done
