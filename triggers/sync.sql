/*each event
SELECT 'INSERT' AS event UNION ALL SELECT 'UPDATE'
*/
/*each ruled
SELECT table_name AS "table", column1 AS written FROM sync_scope, (VALUES ('INSERT'), ('UPDATE'), ('DELETE')) WHERE at_main
*/
-- sync: what may be decided, and where; the clock of the log.
-- G4: what stands before this in the log was noted by the clock as it was until now.
CREATE TRIGGER sync_clock_pinned BEFORE UPDATE OF value ON setting
WHEN NEW.name = 'clock.pinned' AND NEW.value IS NOT OLD.value AND EXISTS (SELECT 1 FROM sync_log) BEGIN
  INSERT INTO sync_log (table_number, column_number, old_value, at) VALUES (0, 0, OLD.value, unixepoch());
END;
CREATE TRIGGER sync_clock_replaced BEFORE INSERT ON setting
WHEN NEW.name = 'clock.pinned' AND EXISTS (SELECT 1 FROM setting WHERE name = 'clock.pinned' AND value IS NOT NEW.value) AND EXISTS (SELECT 1 FROM sync_log) BEGIN
  INSERT INTO sync_log (table_number, column_number, old_value, at) SELECT 0, 0, value, unixepoch() FROM setting WHERE name = 'clock.pinned';
END;

CREATE TRIGGER sync_conflict_decided_at_main BEFORE UPDATE OF winner ON sync_conflict
WHEN NEW.winner IS NOT OLD.winner AND (SELECT site FROM automatic_write) IS NULL BEGIN
  SELECT RAISE(ABORT, 'sync_conflict.winner: conflicts are decided anew at the main office')
   WHERE NOT EXISTS (SELECT 1 FROM sync_identity i JOIN sync_site s ON s.code = i.site_code WHERE s.kind = 'main');
  SELECT RAISE(ABORT, 'sync_conflict.winner: this conflict is about a whole row, not a field; enter or delete it by hand') WHERE OLD.column_name IS NULL;
  SELECT RAISE(ABORT, 'sync_conflict.winner: the column of this conflict is no longer there, or is called otherwise; enter the value by hand')
   WHERE NOT EXISTS (SELECT 1 FROM sync_column WHERE table_name = OLD.table_name AND name = OLD.column_name);
END;
CREATE TRIGGER sync_conflict_stays BEFORE UPDATE OF table_name, row_id, k1, k2, k3, k4, column_name, ours, theirs, replaced, rule ON sync_conflict
WHEN (SELECT site FROM automatic_write) IS NULL BEGIN
  SELECT RAISE(ABORT, 'sync_conflict: only winner and decided_by are written by hand');
END;
CREATE TRIGGER sync_conflict_kept BEFORE DELETE ON sync_conflict WHEN (SELECT site FROM automatic_write) IS NULL BEGIN
  SELECT RAISE(ABORT, 'sync_conflict: conflicts are never deleted');
END;
{{#event}}
CREATE TRIGGER automatic_write_site_{{event}} BEFORE {{event}} ON automatic_write
WHEN (NEW.site IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sync_link WHERE site_code = NEW.site)) OR NEW.is_decided > (NEW.site IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'automatic_write: the software alone writes here');
END;
{{/event}}
{{#ruled}}
CREATE TRIGGER sync_{{table}}_{{written}}_at_main BEFORE {{written}} ON {{table}}
WHEN {{site_kind}} <> 'main' AND (SELECT site FROM automatic_write) IS NULL BEGIN
  SELECT RAISE(ABORT, '{{table}}: it is the same at every site; change it at the main office');
END;
{{/ruled}}
