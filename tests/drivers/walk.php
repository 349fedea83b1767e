<?php
// The walk of PHP's drivers, each of which defines run(connection, file) and rows(connection, query, values...).
// $plain is a connection without the extension, $connect(database) makes one with it.

function walk(SQLite3|PDO $plain, callable $connect): void {
  $office = $connect('office.db');
  run($office, 'host');
  run($office, 'install');
  rows($office, 'UPDATE client SET hubzone = ?, gross_sales = ?, gross_sales_date = ?, modified_by = ? WHERE id = ?', 'Certified', 120000.5, null, 'José', 'acme');
  foreach (rows($office, 'SELECT id, rule_id, question FROM sync_prompts(?) ORDER BY id', 'acme') as $asked) {
    echo $asked['question'], "\n";
    $answer = $asked['rule_id'] === 'P8' ? 'accept' : 'decline';
    rows($office, 'UPDATE sync_prompts SET answer = ?, answered_by = ? WHERE id = ?', $answer, 'ann', $asked['id']);
  }
  foreach (rows($office, 'SELECT type, milestone_date, modified_by FROM milestone') as $made) echo implode(' ', $made), "\n";
  foreach (rows($office, 'SELECT type, reason FROM account_types(?)', 'kline') as $type) echo $type['type'], ': ', $type['reason'] ?? 'allowed', "\n";
  run($plain, 'plain');
  run($plain, 'refused');
  run($office, 'mornings');
  run($office, 'sites');
  run($plain, 'meanwhile');
  $laptop = $connect('laptop.db');
  run($laptop, 'laptop');
  run($office, 'exchange');
  run($laptop, 'exchange');
}
