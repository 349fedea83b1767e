<?php
// The walk through PHP's PDO, which cannot load extensions: pdo.php CRM_SO prints what walk.expected holds. A preloaded library
// loads the one that CRM_SO names, if it names one, into connections as they are opened:
// LD_PRELOAD=crm_preload.so php // load

require 'walk.php';

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

[, $extension] = $argv;
putenv('CRM_SO');
$plain = connect('office.db');
putenv("CRM_SO=$extension"); // load
walk($plain, connect(...));
