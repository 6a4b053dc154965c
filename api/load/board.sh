#!/bin/sh
# Starts the packaged service with data of its own and measures the board in Chromium, on a term and
# on a county of ten municipalities:
#   api/load/board.sh [RESULTS]
# Every time that is measured is kept in the folder RESULTS. With LOG=FILE the service's log is kept
# there. Asks for JDK 25 (JAVA_HOME, or java on the path), Chromium (or PLATSA_CHROMIUM), and for what
# `./mvnw package` makes.
set -eu
cd "$(dirname "$0")/../.."
results="$(realpath "${1:-api/load/results/board}")"
. api/load/service.sh

generate term 1
generate county 10
serve -Xmx2g
echo "load before: $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores"
./mvnw -q -B -pl .,solver,api verify -Dtest=NONE -Dsurefire.failIfNoSpecifiedTests=false \
  -Dit.test=BoardLoad -Dfailsafe.failIfNoSpecifiedTests=false \
  -Dboard.url="http://localhost:$port" -Dboard.token="$work/token" -Dboard.results="$results" \
  -Dboard.term="$work/term.json" -Dboard.county="$work/county.json"
