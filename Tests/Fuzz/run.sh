#!/bin/sh
# Fuzzes parsers at length: run.sh [--count N] [--seed N] [TARGET…]. All of them when none is named.
# With SANITIZE=address or thread, a build of its own with that sanitizer is used.
set -eu
cd "$(dirname "$0")/../.."
if [ -n "${SANITIZE:-}" ]; then
  exec swift run -c release --sanitize="$SANITIZE" --scratch-path ".build-$SANITIZE" notes-fuzz "$@"
fi
exec swift run -c release notes-fuzz "$@"
