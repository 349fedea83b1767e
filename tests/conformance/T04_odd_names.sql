-- T4: The report shows names as they are, whatever is in them: as text in the text, never as HTML in the HTML, never as a template; the subject is one line.
-- needs the extension

UPDATE client SET entered_at = '2020-01-01 12:00:00';
UPDATE client SET name = '{{owner}} & <b>"Sons"</b>' WHERE id = 'acme';
UPDATE client SET name = 'Zoë''s Bäckerei 株式会社' WHERE id = 'bolt';
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, created_at) VALUES
  ('old', 'Old {{count}} <i>clients</i>' || char(13, 10) || 'Bcc: eve@office.example', 'inactivate_client', 365, 'ann', 1, '2025-03-01 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'main');
SELECT value ->> 'affected' FROM json_each(run_tasks());
--> 2
SELECT subject FROM outbox;
--> [Test mode] Old {{count}} <i>clients</i>  Bcc: eve@office.example: 2 clients would have been inactivated on 2025-03-10
SELECT body_text LIKE '%- {{owner}} & <b>"Sons"</b>: no activity%', body_text LIKE '%- Zoë''s Bäckerei 株式会社: no activity%' FROM outbox;
--> 1 | 1
SELECT instr(body_html, '<td>{{owner}} &amp; &lt;b&gt;&quot;Sons&quot;&lt;/b&gt;</td>') > 0, instr(body_html, '<td>Zoë&apos;s Bäckerei 株式会社</td>') > 0,
       instr(body_html, '<i>') FROM outbox;
--> 1 | 1 | 0
