#!/usr/bin/env bash
# The walk through the sqlite3 shell: sqlite3.sh CRM_SO DATABASE prints what walk.expected holds.
set -euo pipefail
extension=$1 database=$2

# Defensive, and with trusted_schema off. Refusals are part of the walk; of the shell's words about them only the reason is kept.
sqlite3() {
  { printf '%s\n' '.output /dev/null' '.dbconfig defensive on' '.dbconfig trusted_schema off' .output; cat; } |
    { command sqlite3 -batch -init /dev/null "$@" 2>&1 || true; } | sed -E 's/^Runtime error near line [0-9]+: //; s/ \(19\)$//'
}

sqlite3 -cmd ".load $extension" "$database" <<'SQL' # load
.read walk/host.sql
.read walk/install.sql
.parameter set @id 'acme'
.parameter set @gross_sales 120000.5
UPDATE client SET hubzone = 'Certified', gross_sales = @gross_sales, gross_sales_date = @nothing, modified_by = 'José' WHERE id = @id;
SELECT question FROM sync_prompts(@id) ORDER BY id;
UPDATE sync_prompts SET answer = iif(rule_id = 'P8', 'accept', 'decline'), answered_by = 'ann';
.separator ' '
SELECT type, milestone_date, modified_by FROM milestone;
.separator ': '
SELECT type, coalesce(reason, 'allowed') FROM account_types('kline');
SQL
sqlite3 "$database" <<'SQL'
.read walk/plain.sql
.read walk/refused.sql
SQL
sqlite3 -cmd ".load $extension" "$database" <<<'.read walk/mornings.sql'
