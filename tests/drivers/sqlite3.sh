#!/usr/bin/env bash
# The walk through the sqlite3 shell, defensive and with trusted_schema off: sqlite3.sh CRM_SO DATABASE WALK_SQL prints what walk.expected holds.
set -euo pipefail
extension=$1 database=$2 walk=$3

part() {  # part NAME [SHELL COMMAND]: runs the statements of one "-- part:"
  { printf '%s\n' '.dbconfig defensive on' '.dbconfig trusted_schema off' "${2:-}"
    awk -v name="-- part: $1" '/^-- part: /{on = ($0 == name); next} on && !/^--/' "$walk"
  } | { sqlite3 -batch "$database" 2>&1 || true; } |  # refusals are part of the walk
    { grep -vE '^ *(defensive|trusted_schema) (on|off)$' || true; } | sed -E 's/^Runtime error near line [0-9]+: //; s/ \(19\)$//'
}

part 'with the extension' ".load $extension"
part 'without it'
part 'refused without it'
part 'with it again' ".load $extension"
part 'with it, and an unknown time zone' ".load $extension"
