-- Imports a CiviCRM export. demo/import_civicrm runs this in the export's folder, with crm.so loaded.
-- It goes through the office's ordinary rules, in one transaction: a value that is refused stops it with the reason, and nothing
-- has happened. Ids derive from CiviCRM's, so that importing again changes what changed there and doubles nothing.
--
-- What becomes what. These are our decisions; change them here:
--   Organization, Household   a client. Members of a household are clients of their own, since each is counseled alone.
--   Individual                a contact of the employer (employer_id, else an active relationship "Employee of");
--                             without one a client, and the contact of this client.
--   kind of a client          Client once counseled, else Pre-client. An import never turns a Client back.
--   Activity                  a session with each client that its targets belong to, if it took place (status Completed).
--                             Registrations, contributions, memberships and pledges, which CiviCRM notes by itself, name
--                             no target: they are about their source contact. For others that is who typed them in.
--                             Meetings and phone calls are reportable; the others, such as mailings, are kept as history only.
--                             The first reportable one of a client is Initial. Minutes become hours; blank is 0.
--   Assignee                  the counselor, where a user_account has the same e-mail address; else named in the notes.
--   E-mail, telephone         a record holds one: the primary, else the oldest. An address on hold is not used.
--   do_not_email, is_opt_out  subscribe_to_email 0. Once out, an import never puts anyone back.
--   do_not_phone              do_not_phone 1; the number is kept for the record
--   Deceased                  kept, marked, not subscribed; as a client: Inactive and without address.
--   Boxes (do_not_…, is_…)    blank and 0 are no, anything else is yes
-- On a later run name, address, number, job title and what was discussed follow CiviCRM; the rest stays as the office has it.
.bail on
.mode box
BEGIN;
.once /dev/null
SELECT crm_install();
CREATE TEMP TABLE before AS SELECT count(*) AS questions FROM prompt;

-- 1. The files as they are. All is text here, and a blank is ''.
.import --csv --schema temp contact.csv civi_contact
.import --csv --schema temp email.csv civi_email
.import --csv --schema temp phone.csv civi_phone
.import --csv --schema temp activity.csv civi_activity
.import --csv --schema temp activity_target.csv civi_activity_target
.import --csv --schema temp activity_assignment.csv civi_activity_assignment
.import --csv --schema temp relationship.csv civi_relationship
.import --csv --schema temp relationship_type.csv civi_relationship_type

-- 2. Contacts. In every table made here, outcome says of each row what it became, or why it was skipped.
CREATE TEMP TABLE party AS
SELECT id, 'civi-contact-' || id AS record_id, contact_type = 'Individual' AS is_person,
       coalesce(nullif(trim(display_name), ''), nullif(trim(organization_name), ''),
                nullif(trim(first_name || ' ' || last_name), '')) AS name,
       nullif(trim(job_title), '') AS job_title, employer_id, NULL AS client_id, NULL AS outcome,
       is_deceased NOT IN ('', '0') AS deceased, do_not_phone NOT IN ('', '0') AS do_not_phone,
       do_not_email IN ('', '0') AND is_opt_out IN ('', '0') AND is_deceased IN ('', '0') AS subscribe
  FROM civi_contact;
CREATE UNIQUE INDEX temp.party_id ON party (id);

UPDATE party SET outcome = 'skipped: it has no name' WHERE name IS NULL;
UPDATE party SET outcome = 'client' WHERE outcome IS NULL AND NOT is_person;

CREATE TEMP TABLE employment AS
SELECT CAST(r.id AS INTEGER) AS id, contact_id_a AS person, contact_id_b AS employer
  FROM civi_relationship r JOIN civi_relationship_type t ON t.id = r.relationship_type_id
 WHERE t.name_a_b = 'Employee of' AND r.is_active = '1';
CREATE INDEX temp.employment_person ON employment (person);
UPDATE party SET employer_id = coalesce(
    (SELECT id FROM party employer WHERE employer.id = party.employer_id AND employer.outcome = 'client'),
    (SELECT employer FROM employment JOIN party employer ON employer.id = employment.employer
      WHERE person = party.id AND employer.outcome = 'client' ORDER BY employment.id));
UPDATE party SET client_id = 'civi-contact-' || coalesce(employer_id, id),
       outcome = coalesce(outcome, CASE WHEN employer_id IS NULL THEN 'client, and its own contact' ELSE 'contact of the employer' END);

-- 3. Addresses and numbers: the first usable one of each contact.
CREATE TEMP TABLE address AS
WITH judged AS (
  SELECT e.id, e.contact_id, trim(e.email) AS email, e.is_primary,
         CASE WHEN p.id IS NULL THEN 'skipped: its contact is not in the export'
              WHEN p.outcome LIKE 'skipped%' THEN 'skipped: its contact was skipped'
              WHEN e.on_hold NOT IN ('', '0') THEN 'skipped: on hold, since mail to it came back'
              WHEN trim(e.email) NOT LIKE '_%@_%' OR trim(e.email) GLOB '*[ ,;<>"]*' THEN 'skipped: it is not an address' END AS outcome
    FROM civi_email e LEFT JOIN party p ON p.id = e.contact_id)
SELECT id, contact_id, email,
       coalesce(outcome, CASE row_number() OVER (PARTITION BY contact_id, outcome ORDER BY is_primary = '1' DESC, CAST(id AS INTEGER))
                         WHEN 1 THEN 'address of its contact' ELSE 'skipped: a further address' END) AS outcome
  FROM judged;
CREATE INDEX temp.address_contact ON address (contact_id, outcome);

CREATE TEMP TABLE telephone AS
WITH judged AS (
  SELECT t.id, t.contact_id, trim(t.phone) AS phone, t.is_primary,
         CASE WHEN p.id IS NULL THEN 'skipped: its contact is not in the export'
              WHEN p.outcome LIKE 'skipped%' THEN 'skipped: its contact was skipped'
              WHEN trim(t.phone) = '' THEN 'skipped: it is blank' END AS outcome
    FROM civi_phone t LEFT JOIN party p ON p.id = t.contact_id)
SELECT id, contact_id, phone,
       coalesce(outcome, CASE row_number() OVER (PARTITION BY contact_id, outcome ORDER BY is_primary = '1' DESC, CAST(id AS INTEGER))
                         WHEN 1 THEN 'number of its contact' ELSE 'skipped: a further number' END) AS outcome
  FROM judged;
CREATE INDEX temp.telephone_contact ON telephone (contact_id, outcome);

-- 4. Activities. The numbers of types and states are CiviCRM's own: 1 Meeting, 2 Phone Call; 2 Completed.
CREATE INDEX temp.target_activity ON civi_activity_target (activity_id);
CREATE TEMP TABLE with_whom AS
SELECT activity_id, target_contact_id AS contact FROM civi_activity_target
UNION ALL
SELECT id, source_contact_id FROM civi_activity a
 WHERE activity_type_id IN ('5', '6', '7', '8', '10') AND NOT EXISTS (SELECT 1 FROM civi_activity_target WHERE activity_id = a.id);
CREATE INDEX temp.with_whom_activity ON with_whom (activity_id);
CREATE TEMP TABLE held_with AS
SELECT w.activity_id, CAST(p.id AS INTEGER) AS contact_id, p.client_id, p.name
  FROM with_whom w JOIN party p ON p.id = w.contact AND p.outcome NOT LIKE 'skipped%';
CREATE INDEX temp.held_with_activity ON held_with (activity_id);

CREATE TEMP TABLE activity AS
SELECT id, substr(activity_date_time, 1, 10) AS day, duration / 60.0 AS hours, activity_type_id IN ('1', '2') AS reportable,
       subject, details,
       CASE WHEN is_deleted NOT IN ('', '0') THEN 'skipped: deleted'
            WHEN status_id <> '2' THEN 'skipped: it has not taken place'
            WHEN NOT EXISTS (SELECT 1 FROM with_whom WHERE activity_id = a.id) THEN 'skipped: it does not say with whom'
            WHEN NOT EXISTS (SELECT 1 FROM held_with WHERE activity_id = a.id)
            THEN 'skipped: its contact was skipped, or is not in the export'
            WHEN date(substr(activity_date_time, 1, 10), '+0 days') IS NOT substr(activity_date_time, 1, 10)
            THEN 'skipped: it has no day'
            WHEN duration GLOB '*[^0-9]*' THEN 'skipped: its duration is not a number of minutes'
            ELSE 'session' END AS outcome
  FROM civi_activity a;
CREATE UNIQUE INDEX temp.activity_id ON activity (id);

CREATE TEMP TABLE assignee AS
WITH known AS (
  SELECT s.activity_id, p.name, a.outcome AS activity_outcome,
         (SELECT min(u.id) FROM address e JOIN user_account u ON lower(u.email) = lower(e.email)
           WHERE e.contact_id = p.id AND e.outcome = 'address of its contact') AS counselor_id
    FROM civi_activity_assignment s
    LEFT JOIN activity a ON a.id = s.activity_id
    LEFT JOIN party p ON p.id = s.assignee_contact_id)
SELECT activity_id, name, counselor_id,
       CASE WHEN activity_outcome IS NULL THEN 'skipped: its activity is not in the export'
            WHEN activity_outcome LIKE 'skipped%' THEN 'skipped: its activity was skipped'
            WHEN counselor_id IS NOT NULL THEN 'counselor of the session'
            WHEN name IS NOT NULL THEN 'named in the notes'
            ELSE 'skipped: its contact is not in the export' END AS outcome
  FROM known;
CREATE INDEX temp.assignee_activity ON assignee (activity_id);

CREATE TEMP TABLE session AS
SELECT 'civi-activity-' || a.id || '-' || min(h.contact_id) AS record_id, CAST(a.id AS INTEGER) AS activity_id, h.client_id,
       a.day, a.hours, a.reportable,
       (SELECT min(counselor_id) FROM assignee WHERE activity_id = a.id) AS counselor_id,
       trim(a.subject || char(10) || 'With ' || group_concat(h.name, ', ')
            || coalesce((SELECT '; assigned to ' || group_concat(name, ', ') FROM assignee
                          WHERE activity_id = a.id AND outcome = 'named in the notes'), '')
            || char(10) || a.details, char(10)) AS notes
  FROM activity a JOIN held_with h ON h.activity_id = a.id
 WHERE a.outcome = 'session' GROUP BY a.id, h.client_id;
-- A session stays with the client that it was first entered for, also when the person has changed employers since.
UPDATE session SET client_id = coalesce((SELECT client_id FROM counseling_session WHERE id = record_id), client_id);
CREATE INDEX temp.session_client ON session (client_id, reportable);

-- 5. Into the office. WHERE at the end of each: what is the same is not written again.
CREATE TEMP TABLE written (records TEXT, new_or_changed INTEGER);

INSERT INTO client (id, name, kind, status, email, subscribe_to_email, phone, do_not_phone, center_id, modified_by)
SELECT p.record_id, p.name,
       CASE WHEN EXISTS (SELECT 1 FROM session WHERE client_id = p.record_id AND reportable) THEN 'Client' ELSE 'Pre-client' END,
       CASE WHEN p.deceased THEN 'Inactive' ELSE 'Active' END, CASE WHEN NOT p.deceased THEN a.email END, p.subscribe,
       t.phone, p.do_not_phone, (SELECT min(id) FROM center HAVING count(*) = 1), 'civicrm'
  FROM party p
  LEFT JOIN address a ON a.contact_id = p.id AND a.outcome = 'address of its contact'
  LEFT JOIN telephone t ON t.contact_id = p.id AND t.outcome = 'number of its contact'
 WHERE p.outcome LIKE 'client%'
    ON CONFLICT (id) DO UPDATE
   SET name = excluded.name, kind = CASE kind WHEN 'Pre-client' THEN excluded.kind ELSE kind END,
       status = CASE excluded.status WHEN 'Inactive' THEN 'Inactive' ELSE status END,
       email = excluded.email, subscribe_to_email = min(subscribe_to_email, excluded.subscribe_to_email),
       phone = excluded.phone, do_not_phone = max(do_not_phone, excluded.do_not_phone), modified_by = excluded.modified_by
 WHERE (name, email, phone) IS NOT (excluded.name, excluded.email, excluded.phone)
    OR subscribe_to_email > excluded.subscribe_to_email OR do_not_phone < excluded.do_not_phone
    OR (kind = 'Pre-client' AND excluded.kind = 'Client') OR (status = 'Active' AND excluded.status = 'Inactive');
INSERT INTO written VALUES ('clients', changes());

INSERT INTO contact (id, client_id, name, email, phone, do_not_phone, job_title, subscribe_to_email, deceased, modified_by)
SELECT p.record_id, p.client_id, p.name, a.email, t.phone, p.do_not_phone, p.job_title, p.subscribe, p.deceased, 'civicrm'
  FROM party p
  LEFT JOIN address a ON a.contact_id = p.id AND a.outcome = 'address of its contact'
  LEFT JOIN telephone t ON t.contact_id = p.id AND t.outcome = 'number of its contact'
 WHERE p.is_person AND p.outcome NOT LIKE 'skipped%'
    ON CONFLICT (id) DO UPDATE
   SET client_id = excluded.client_id, name = excluded.name, email = excluded.email, phone = excluded.phone,
       job_title = excluded.job_title, deceased = excluded.deceased,
       subscribe_to_email = min(subscribe_to_email, excluded.subscribe_to_email),
       do_not_phone = max(do_not_phone, excluded.do_not_phone), modified_by = excluded.modified_by
 WHERE (client_id, name, email, phone, job_title, deceased)
       IS NOT (excluded.client_id, excluded.name, excluded.email, excluded.phone, excluded.job_title, excluded.deceased)
    OR subscribe_to_email > excluded.subscribe_to_email OR do_not_phone < excluded.do_not_phone;
INSERT INTO written VALUES ('contacts', changes());

INSERT INTO counseling_session (id, client_id, type, session_date, contact_hours, reportable, counselor_id, notes, modified_by)
SELECT record_id, client_id,
       CASE WHEN reportable AND row_number() OVER (PARTITION BY client_id, reportable ORDER BY day, activity_id) = 1
            THEN 'Initial' ELSE 'Follow-up' END,
       day, hours, reportable, counselor_id, notes, 'civicrm'
  FROM session WHERE true
    ON CONFLICT (id) DO UPDATE
   SET type = excluded.type, session_date = excluded.session_date, contact_hours = excluded.contact_hours, notes = excluded.notes,
       modified_by = excluded.modified_by
 WHERE (type, session_date, contact_hours, notes) IS NOT (excluded.type, excluded.session_date, excluded.contact_hours, excluded.notes);
INSERT INTO written VALUES ('sessions', changes());

-- 6. The account. What was imported is counted in the office; the import stops if a row read is neither imported nor skipped.
CREATE TEMP TABLE tally (
  source TEXT, read INTEGER, imported INTEGER, skipped INTEGER,
  CONSTRAINT "a row was read and is neither imported nor skipped" CHECK (read = imported + skipped));
INSERT INTO tally
SELECT 'contacts', count(*), count(*) FILTER (WHERE outcome NOT LIKE 'skipped%'
         AND record_id IN (SELECT id FROM client UNION ALL SELECT id FROM contact)),
       count(*) FILTER (WHERE outcome LIKE 'skipped%') FROM party
UNION ALL
SELECT 'e-mail addresses', count(*), count(*) FILTER (WHERE outcome NOT LIKE 'skipped%'
         AND ('civi-contact-' || contact_id, email) IN (SELECT id, email FROM client UNION ALL SELECT id, email FROM contact)),
       count(*) FILTER (WHERE outcome LIKE 'skipped%') FROM address
UNION ALL
SELECT 'telephone numbers', count(*), count(*) FILTER (WHERE outcome NOT LIKE 'skipped%'
         AND ('civi-contact-' || contact_id, phone) IN (SELECT id, phone FROM client UNION ALL SELECT id, phone FROM contact)),
       count(*) FILTER (WHERE outcome LIKE 'skipped%') FROM telephone
UNION ALL
SELECT 'activities', count(*), count(*) FILTER (WHERE outcome NOT LIKE 'skipped%'
         AND CAST(id AS INTEGER) IN (SELECT activity_id FROM session JOIN counseling_session c ON c.id = session.record_id)),
       count(*) FILTER (WHERE outcome LIKE 'skipped%') FROM activity;
COMMIT;

.print Every row read is imported or skipped:
SELECT * FROM tally;
.print What became of them:
SELECT source, rows, outcome FROM (
  SELECT 1 AS place, 'contacts' AS source, count(*) AS rows, outcome FROM party GROUP BY outcome UNION ALL
  SELECT 2, 'e-mail addresses', count(*), outcome FROM address GROUP BY outcome UNION ALL
  SELECT 3, 'telephone numbers', count(*), outcome FROM telephone GROUP BY outcome UNION ALL
  SELECT 4, 'activities', count(*), outcome FROM activity GROUP BY outcome UNION ALL
  SELECT 5, 'assignees', count(*), outcome FROM assignee GROUP BY outcome)
 ORDER BY place, outcome LIKE 'skipped%', rows DESC, outcome;
.print Written by this run, and the questions it raised:
SELECT * FROM written UNION ALL SELECT 'questions', count(*) - (SELECT questions FROM before) FROM prompt;
