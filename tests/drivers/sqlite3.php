<?php
// The walk through PHP's SQLite3 (defensive unless php.ini says otherwise): sqlite3.php CRM_SO prints what walk.expected holds.
// PHP loads from one folder only:
// php -d sqlite3.extension_dir=FOLDER // load

require 'walk.php';

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

function connect_loaded(string $database): SQLite3 {
  global $extension;
  $db = connect($database);
  $db->loadExtension(basename($extension)); // load
  return $db;
}

[, $extension] = $argv;
walk(connect('office.db'), connect_loaded(...));
