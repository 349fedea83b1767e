-- With the extension, at the main office and then on the laptop: what came, and what stands at both when files have passed both ways.
SELECT sync_exchange('exchange');
SELECT json_group_array(json_array(id, name, phone, gross_sales, organization, modified_by)) FROM (SELECT * FROM client ORDER BY id);
SELECT group_concat(client_id || ' ' || type || ' ' || session_date) FROM counseling_session;
SELECT group_concat(type || ' ' || milestone_date, ', ') FROM (SELECT * FROM milestone ORDER BY milestone_date, type);
SELECT count(*) || ' accounts' FROM account;
SELECT column_name || ': ' || ours || ' or ' || theirs || ', ' || winner || ' by ' || rule FROM sync_conflict;
SELECT count(*) FROM crm_check();
