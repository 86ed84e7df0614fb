#!/bin/sh
# Runs the tests with sanitizers: sanitize.sh [address|thread…] [-- ARGUMENT OF SWIFT TEST…]. Both one after the other when
# none is named; `sanitize.sh thread -- --filter PipelineTests` runs some tests. Each has a build of its own, of many minutes.
set -eu
cd "$(dirname "$0")/../.."
kinds=
while [ $# -gt 0 ] && [ "$1" != -- ]; do
  kinds="$kinds $1"
  shift
done
[ $# -eq 0 ] || shift
for kind in ${kinds:-address thread}; do
  # What the tests start are programs of their own, which find out by themselves; a report ends the program that it is about.
  ASAN_OPTIONS=detect_leaks=0 TSAN_OPTIONS=halt_on_error=1 \
    swift test --sanitize="$kind" --scratch-path ".build-$kind" "$@"
done
