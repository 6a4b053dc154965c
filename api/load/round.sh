#!/bin/sh
# Measures the round with the providers on a county of ten municipalities: a publication, and 200
# providers that answer at once:
#   api/load/round.sh
# Asks for JDK 25 (JAVA_HOME, or java on the path), and for what `./mvnw package` makes.
set -eu
cd "$(dirname "$0")/../.."
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -jar benchmarks/target/platsa-benchmarks.jar generate --term VT2023 \
  --municipalities 10 --out "$work/county.json"
echo "load before: $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores"
PLATSA_ROUND_COUNTY="$work/county.json" ./mvnw -B -pl .,solver,api verify -Dtest=NONE \
  -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=RoundLoad \
  -Dfailsafe.failIfNoSpecifiedTests=false | grep -E 'publication:|answers at once|accepted of|Tests run'
