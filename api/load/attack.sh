#!/bin/sh
# Starts the packaged service with 1 GB of heap and data of its own, and attacks it:
#   api/load/attack.sh [ATTACK...]
# With LOG=FILE the service's log is kept there; with RAW=FOLDER each answer to whether it lives.
# Asks for JDK 25 (JAVA_HOME, or java on the path) and for what `./mvnw package` makes.
set -eu
cd "$(dirname "$0")/../.."
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
port="${PORT:-18080}"
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

generate() {
  "$java" -jar benchmarks/target/platsa-benchmarks.jar generate --term VT2023 --municipalities "$1" --out "$2"
}
generate 55 "$work/large.json"
generate 300 "$work/nation.json"

PLATSA_DEMO=true PLATSA_DEMOTOKEN="$work/token" \
  PLATSA_DATABASE_FOLDER="$work/postgres" PLATSA_LIMITS_BODY=64MB PLATSA_LIMITS_LISTLENGTH=110000 \
  "$java" -Xmx1g -XX:+ExitOnOutOfMemoryError -XX:MaxGCPauseMillis=50 -XX:+UseCompactObjectHeaders \
  --enable-native-access=ALL-UNNAMED \
  -jar api/target/platsa-api-0.1.0-SNAPSHOT.jar --server.port="$port" \
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
"$java" -Dpid="$service" -Dtoken="$work/token" ${RAW:+-Draw="$RAW"} api/load/Attack.java "http://localhost:$port" \
  "$work/large.json" "$work/nation.json" "$@"
