-- What a connection is, in two lines: what the table of drivers in README.md is made of. A defensive connection refuses to do without a journal.
SELECT 'SQLite ' || sqlite_version() || iif(trusted_schema, '', ', trusted_schema off') FROM pragma_trusted_schema;
ATTACH ':memory:' AS probe;
PRAGMA probe.journal_mode = OFF;
DETACH probe;
