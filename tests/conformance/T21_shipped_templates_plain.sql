-- T21, T39, T23: The templates that tasks of each kind take when none is chosen are shipped, are sound, and can be changed.

SELECT id, name, purpose, center_id, active, body_html IS NOT NULL FROM email_template ORDER BY id;
--> client-reminder | Client Followup Reminder | message | NULL | 1 | 1
--> counselor-reminder | Counselor Followup Reminder | message | NULL | 1 | 1
--> inactivation-report | Inactivation Report | report | NULL | 1 | 1
--> message-report | Message Report | report | NULL | 1 | 1
--> survey-request | Survey Request (Client/Contact) | message | NULL | 1 | 1
SELECT * FROM template_problem;
--> (no rows)
-- An appointment's time is never shown without its zone; a survey's request has its link.
SELECT template_id, part, group_concat(name, ' ') FROM template_tag
 WHERE part <> 'subject' AND (name GLOB 'appointment.[tz]*' OR name = 'survey.link') AND sigil = '' GROUP BY 1, 2;
--> client-reminder | body_html | appointment.time appointment.zone
--> client-reminder | body_text | appointment.time appointment.zone
--> counselor-reminder | body_html | appointment.time appointment.zone
--> counselor-reminder | body_text | appointment.time appointment.zone
--> survey-request | body_html | survey.link
--> survey-request | body_text | survey.link
-- As they are, they pass the check of an edit.
UPDATE email_template SET subject = subject, body_text = body_text, body_html = body_html, purpose = purpose;
UPDATE email_template SET subject = 'See you on {{appointment.date}}' WHERE id = 'client-reminder';
SELECT subject FROM email_template WHERE name = 'Client Followup Reminder';
--> See you on {{appointment.date}}
