# Sourced by the scripts beside it, in the project's folder: starts the packaged service with data of its
# own, and ends it with whoever sourced this.
# Sets java, port (PORT, 18080), work (a folder that goes away at the end) and service (its process).
# With LOG=FILE the service's log is kept there.
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

# generate NAME MUNICIPALITIES: a problem of that size, at $work/NAME.json
generate() {
  "$java" -jar benchmarks/target/platsa-benchmarks.jar generate --term VT2023 \
    --municipalities "$2" --out "$work/$1.json"
}

# serve JVM_OPTION...: returns when the service is ready; its settings are in the environment
serve() {
  # Maven may make the packaged service anew while it runs.
  cp api/target/platsa-api-0.1.0-SNAPSHOT.jar "$work/service.jar"
  PLATSA_DEMO=true PLATSA_DEMOTOKEN="$work/token" PLATSA_DATABASE_FOLDER="$work/postgres" \
    "$java" "$@" -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED \
    -jar "$work/service.jar" --server.port="$port" > "${LOG:-$work/service.log}" 2>&1 &
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
}
