#!/bin/sh
# Starts the packaged service with data of its own and measures the board in Chromium, on a term and
# on a county of ten municipalities:
#   api/load/board.sh [RESULTS]
# Every time that is measured is kept in the folder RESULTS. With LOG=FILE the service's log is kept
# there. Asks for JDK 25 (JAVA_HOME, or java on the path), Chromium (or PLATSA_CHROMIUM), and for what
# `./mvnw package` makes.
set -eu
cd "$(dirname "$0")/../.."
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
port="${PORT:-18080}"
results="$(realpath "${1:-api/load/results/board}")"
work="$(mktemp -d)"
service=""

end() {
  if [ -n "$service" ]; then
    kill "$service" 2>/dev/null || true
    wait "$service" 2>/dev/null || true
  fi
  rm -rf "$work"
}
trap end EXIT
trap 'exit 1' INT TERM

# Maven may make the packaged service anew while it runs.
cp api/target/platsa-api-0.1.0-SNAPSHOT.jar "$work/service.jar"
"$java" -jar benchmarks/target/platsa-benchmarks.jar generate --term VT2023 --municipalities 1 --out "$work/term.json"
"$java" -jar benchmarks/target/platsa-benchmarks.jar generate --term VT2023 --municipalities 10 --out "$work/county.json"

PLATSA_DEMO=true PLATSA_DEMOTOKEN="$work/token" PLATSA_DATABASE_FOLDER="$work/postgres" \
  "$java" -Xmx2g -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED \
  -jar "$work/service.jar" --server.port="$port" \
  > "${LOG:-$work/service.log}" 2>&1 &
service=$!

tries=0
until curl -sf "http://127.0.0.1:$((port + 1))/actuator/health/readiness" > /dev/null; do
  tries=$((tries + 1))
  if [ "$tries" -gt 120 ] || ! kill -0 "$service"; then
    echo "The service does not start; see ${LOG:-the log, which LOG=FILE keeps}" >&2
    exit 1
  fi
  sleep 1
done
echo "load before: $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores"
./mvnw -q -B -pl .,solver,api verify -Dtest=NONE -Dsurefire.failIfNoSpecifiedTests=false \
  -Dit.test=BoardLoad -Dfailsafe.failIfNoSpecifiedTests=false \
  -Dboard.url="http://localhost:$port" -Dboard.token="$work/token" -Dboard.results="$results" \
  -Dboard.term="$work/term.json" -Dboard.county="$work/county.json"
