<?php
// The walk through PHP's PDO, which cannot load extensions: pdo.php CRM_SO DATABASE prints what walk.expected holds. A preloaded library
// loads the one that CRM_SO names, if it names one, into connections as they are opened:
// LD_PRELOAD=crm_preload.so php // load

function connect(string $database): PDO {
  $db = new PDO("sqlite:$database");
  $db->exec('PRAGMA trusted_schema = OFF');
  return $db;
}

function rows(PDO $db, string $query, mixed ...$values): array {
  $statement = $db->prepare($query);
  $statement->execute($values);
  return $statement->fetchAll(PDO::FETCH_ASSOC);
}

// Prints what each statement of the file gives, or the words in which it is refused.
function run(PDO $db, string $file): void {
  foreach (file("walk/$file.sql") as $statement) {
    if (str_starts_with($statement, '--')) continue;
    try {
      foreach (rows($db, $statement) as $row) echo reset($row), "\n";
    } catch (PDOException $e) {
      echo $e->errorInfo[2], "\n";
    }
  }
}

[, $extension, $database] = $argv;
putenv('CRM_SO');
$plain = connect($database);
putenv("CRM_SO=$extension"); // load
$db = connect($database);

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
