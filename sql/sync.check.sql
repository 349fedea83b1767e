-- sync: invariants for crm_check().
SELECT 'sync' AS "check", w.table_name, NULL AS row_id,
       'a change of the parent could not be applied: ' || w.error || '; correct the row that is in its way' AS problem FROM sync_waiting w
UNION ALL
SELECT 'sync', t.table_name, NULL, 'it is synchronized, but is gone; call sync_untrack()' FROM sync_table t
 WHERE NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = t.table_name)
UNION ALL
SELECT 'sync', t.table_name, NULL, 'its columns were changed by hand, so nothing is sent; take that back, and change them by sync_ddl() at the main office'
  FROM sync_table t JOIN sync_column c ON c.table_name = t.table_name
 WHERE EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = t.table_name)
   AND NOT EXISTS (SELECT 1 FROM pragma_table_info(t.table_name) WHERE name = c.name) GROUP BY t.table_name
UNION ALL
SELECT 'sync', t.table_name, NULL, 'its column ' || x.name || ' was added by hand and is not synchronized; add it at every site, and call sync_track() there'
  FROM sync_table t, pragma_table_xinfo(t.table_name) x
 WHERE x.hidden = 0 AND NOT EXISTS (SELECT 1 FROM sync_column c WHERE c.table_name = t.table_name AND c.name = x.name)
   AND NOT EXISTS (SELECT 1 FROM sync_scope s WHERE s.table_name = t.table_name AND s.column_name = x.name)
UNION ALL
SELECT 'sync', t.table_name, NULL, 'its unique index ' || i.name || ' is over an expression, so what a REPLACE removes is not told; make it one over a column'
  FROM sync_table t, pragma_index_list(t.table_name) i
 WHERE i."unique" AND EXISTS (SELECT 1 FROM pragma_index_info(i.name) WHERE cid < 0)
UNION ALL
SELECT 'sync', c.table_name, NULL, 'it is a table for every site, and is not synchronized: what changes in it stays here; call sync_track()' FROM sync_scope c
 WHERE c.synchronized AND c.column_name = '' AND EXISTS (SELECT 1 FROM sync_identity) AND NOT EXISTS (SELECT 1 FROM sync_table WHERE table_name = c.table_name)
UNION ALL
SELECT 'sync', 'sync_scope', o.name, 'this table of ours is neither synchronized nor kept at its site; reinstall sqlite-crm'
  FROM installed_object o WHERE o.type = 'table' AND NOT EXISTS (SELECT 1 FROM sync_scope WHERE table_name = o.name AND column_name = '');
