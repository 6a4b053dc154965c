#!/bin/sh
# Starts the packaged service with 1 GB of heap and data of its own, and attacks it:
#   api/load/attack.sh [ATTACK...]
# With LOG=FILE the service's log is kept there; with RAW=FOLDER each answer to whether it lives; with
# OPTIONS the service gets more options of the JVM.
# Asks for JDK 25 (JAVA_HOME, or java on the path) and for what `./mvnw package` makes.
set -eu
cd "$(dirname "$0")/../.."
. api/load/service.sh

generate large 55
generate nation 300
export PLATSA_LIMITS_BODY=64MB PLATSA_LIMITS_LISTLENGTH=110000
[ -z "${RAW:-}" ] || mkdir -p "$RAW"
# shellcheck disable=SC2086
serve -Xmx1g -XX:+ExitOnOutOfMemoryError -XX:MaxGCPauseMillis=50 -XX:MaxNewSize=64m ${OPTIONS:-}
# Another tenant is made in the database, with the driver that the service has.
jar="${java%java}jar"
driver="$("$jar" tf "$work/service.jar" | grep 'BOOT-INF/lib/postgresql-.*jar')"
(cd "$work" && "$jar" xf service.jar "$driver")
"$java" -cp "$work/$driver" api/load/OtherTenant.java "$work/postgres" "$work/other-token"
"$java" -Dpid="$service" -Dtoken="$work/token" -Dother="$work/other-token" ${RAW:+-Draw="$RAW"} api/load/Attack.java "http://localhost:$port" \
  "$work/large.json" "$work/nation.json" "$@"
