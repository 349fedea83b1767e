<?php
// The walk through PHP's SQLite3 (defensive unless php.ini says otherwise): sqlite3.php CRM_SO DATABASE prints what walk.expected holds.
// PHP loads from one folder only:
// php -d sqlite3.extension_dir=FOLDER // load

function connect(string $database): SQLite3 {
  $db = new SQLite3($database);
  $db->enableExceptions(true);
  $db->exec('PRAGMA trusted_schema = OFF');
  return $db;
}

// Prints what each statement of the file gives, or the words in which it is refused.
function run(SQLite3 $db, string $file): void {
  foreach (file("walk/$file.sql") as $statement) {
    if (str_starts_with($statement, '--')) continue;
    try {
      $value = $db->querySingle($statement); // query() would run it twice, with all its effects
      if (isset($value)) echo $value, "\n";
    } catch (Exception) {
      echo $db->lastErrorMsg(), "\n";
    }
  }
}

function rows(SQLite3 $db, string $query, mixed ...$values): array {
  $statement = $db->prepare($query);
  foreach ($values as $i => $value) $statement->bindValue($i + 1, $value);
  $result = $statement->execute();
  $rows = [];
  while ($result->numColumns() && $row = $result->fetchArray(SQLITE3_ASSOC)) $rows[] = $row;
  return $rows;
}

[, $extension, $database] = $argv;
$db = connect($database);
$plain = connect($database);
$db->loadExtension(basename($extension)); // load

run($db, 'host');
run($db, 'install');
rows($db, 'UPDATE client SET hubzone = ?, gross_sales = ?, gross_sales_date = ?, modified_by = ? WHERE id = ?', 'Certified', 120000.5, null, 'José', 'acme');
foreach (rows($db, 'SELECT id, rule_id, question FROM sync_prompts(?) ORDER BY id', 'acme') as $asked) {
  echo $asked['question'], "\n";
  $answer = $asked['rule_id'] === 'P8' ? 'accept' : 'decline';
  rows($db, 'UPDATE sync_prompts SET answer = ?, answered_by = ? WHERE id = ?', $answer, 'ann', $asked['id']);
}
foreach (rows($db, 'SELECT type, milestone_date, modified_by FROM milestone') as $made) echo implode(' ', $made), "\n";
foreach (rows($db, 'SELECT type, reason FROM account_types(?)', 'kline') as $type) echo $type['type'], ': ', $type['reason'] ?? 'allowed', "\n";
run($plain, 'plain');
run($plain, 'refused');
run($db, 'mornings');
