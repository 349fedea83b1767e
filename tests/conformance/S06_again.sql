-- S6, S8: One call sends what is new; called again, by a timer, it does nothing, and a file that was lost is written again.
-- needs the extension
SELECT sync_init('main', 'Main Street', 'main');
--> main
SELECT sync_add_site('again', 'Ann', 'remote');
--> again
CREATE TEMP VIEW at AS SELECT file, rtrim(rtrim(file, 'abcdefghijklmnopqrstuvwxyz.0123456789'), '/') AS folder FROM pragma_database_list WHERE name = 'main';
SELECT length(sync_cut('again', file || '.again')) > 0 FROM at;
--> 1
UPDATE client SET phone = '555' WHERE id = 'acme';
SELECT sync_exchange(folder) FROM at;
--> {"sent":1,"received":0,"applied":0,"conflicts":0,"refused":0,"reasons":[]}
SELECT sync_exchange(folder) FROM at;
--> {"sent":0,"received":0,"applied":0,"conflicts":0,"refused":0,"reasons":[]}
SELECT site, unconfirmed, unsent FROM sync_status;
--> again | 1 | 0
-- As if the file were not there whole.
UPDATE sync_link SET file_size = file_size + 1;
SELECT sync_send(folder) FROM at;
--> {"sent":1,"received":0,"applied":0,"conflicts":0,"refused":0,"reasons":[]}
