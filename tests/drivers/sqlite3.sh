#!/usr/bin/env bash
# The walk through the sqlite3 shell: sqlite3.sh CRM_SO prints what walk.expected holds.
set -euo pipefail
extension=$1

# Defensive, and with trusted_schema off. Refusals are part of the walk; of the shell's words about them only the reason is kept.
sqlite3() {
  { printf '%s\n' '.output /dev/null' '.dbconfig defensive on' '.dbconfig trusted_schema off' .output; cat; } |
    { command sqlite3 -batch -init /dev/null "$@" 2>&1 || true; } | sed -E 's/^Runtime error near line [0-9]+: //; s/ \(19\)$//'
}

loaded() {
  local database=$1
  sqlite3 -cmd ".load $extension" "$database" # load
}

loaded office.db <<'SQL'
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
sqlite3 office.db <<'SQL'
.read walk/plain.sql
.read walk/refused.sql
SQL
loaded office.db <<'SQL'
.read walk/mornings.sql
.read walk/sites.sql
SQL
sqlite3 office.db <<<'.read walk/meanwhile.sql'
loaded laptop.db <<<'.read walk/laptop.sql'
loaded office.db <<<'.read walk/exchange.sql'
loaded laptop.db <<<'.read walk/exchange.sql'
