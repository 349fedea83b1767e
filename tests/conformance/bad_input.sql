-- P22, G7: Bad input is refused by a sentence, and nothing changes.

-- Values that the fields do not take.
UPDATE client SET company_status = 'Bankrupt' WHERE id = 'acme';
--! client.company_status: this value is not in the pick list, or is retired (a blank is NULL); see SELECT value FROM pick_list WHERE list = 'Company Status' AND active
UPDATE client SET date_established = '2025-02-30' WHERE id = 'acme';
--! CHECK constraint failed: client.date_established must be a day as YYYY-MM-DD, or NULL
UPDATE client SET gross_sales_date = 'tomorrow' WHERE id = 'acme';
--! CHECK constraint failed: client.gross_sales_date must be a day as YYYY-MM-DD, or NULL
UPDATE client SET gross_profits_date = 'now' WHERE id = 'acme';
--! CHECK constraint failed: client.gross_profits_date must be a day as YYYY-MM-DD, or NULL
UPDATE client SET hubzone_certification_date = '' WHERE id = 'acme';
--! CHECK constraint failed: client.hubzone_certification_date must be a day as YYYY-MM-DD, or NULL
UPDATE client SET sdb_certification_date = '2025-3-1' WHERE id = 'acme';
--! CHECK constraint failed: client.sdb_certification_date must be a day as YYYY-MM-DD, or NULL
UPDATE client SET gender_certification_date = 20250301 WHERE id = 'acme';
--! CHECK constraint failed: client.gender_certification_date must be a day as YYYY-MM-DD, or NULL
INSERT INTO milestone (client_id, type, milestone_date) VALUES ('acme', 'Change in Sales', '2025-02-29');
--! CHECK constraint failed: milestone.milestone_date must be a day as YYYY-MM-DD, or NULL
INSERT INTO counseling_session (client_id, session_date) VALUES ('acme', 'yesterday');
--! CHECK constraint failed: counseling_session.session_date must be a day as YYYY-MM-DD
INSERT INTO contact (name, entered_at) VALUES ('Carl Cook', '2025-03-10');
--! CHECK constraint failed: contact.entered_at must be an instant as YYYY-MM-DD HH:MM:SS
UPDATE client SET full_time_employees = -1 WHERE id = 'acme';
--! CHECK constraint failed: client.full_time_employees must be a whole number, 0 or more
UPDATE client SET part_time_employees = 'three' WHERE id = 'acme';
--! CHECK constraint failed: client.part_time_employees must be a whole number, 0 or more
UPDATE client SET export_employees = 2.5 WHERE id = 'acme';
--! CHECK constraint failed: client.export_employees must be a whole number, 0 or more
UPDATE client SET gross_sales = '$1,000' WHERE id = 'acme';
--! CHECK constraint failed: client.gross_sales must be a number, 0 or more
UPDATE client SET gross_export_sales = -0.01 WHERE id = 'acme';
--! CHECK constraint failed: client.gross_export_sales must be a number, 0 or more
UPDATE client SET gross_profits = 1e300 WHERE id = 'acme';
--! CHECK constraint failed: client.gross_profits must be a number
UPDATE client SET international_trade = 'yes' WHERE id = 'acme';
--! CHECK constraint failed: client.international_trade must be 1 or 0
UPDATE client SET name = ' ' WHERE id = 'acme';
--! CHECK constraint failed: client.name must not be blank
UPDATE client SET center_id = 'south' WHERE id = 'acme';
--! client.center_id: there is no center with this id; enter it first

-- Answers.
UPDATE client SET hubzone = 'Certified' WHERE id = 'acme';
INSERT INTO milestone (id, client_id, type) VALUES ('m1', 'acme', 'Change in Full-Time Staff'), ('m2', 'acme', 'Started Business');
UPDATE prompt SET answer = 'maybe';
--! CHECK constraint failed: prompt.answer must be accept or decline
UPDATE prompt SET answer = 'Accept';
--! CHECK constraint failed: prompt.answer must be accept or decline
UPDATE prompt SET answer = 1;
--! CHECK constraint failed: prompt.answer must be accept or decline
UPDATE prompt SET answer = '';
--! CHECK constraint failed: prompt.answer must be accept or decline
UPDATE prompt SET answer = 'accept' WHERE milestone_id = 'm1';
--! prompt.proposed: nothing is proposed, so there is nothing to accept; give the values with the answer, or decline

-- Proposed values that do not fit.
UPDATE prompt SET answer = 'accept', proposed = '{"full_time_employees":-1}' WHERE milestone_id = 'm1';
--! CHECK constraint failed: client.full_time_employees must be a whole number, 0 or more
UPDATE prompt SET answer = 'accept', proposed = '{"full_time_employees":"many"}' WHERE milestone_id = 'm1';
--! CHECK constraint failed: client.full_time_employees must be a whole number, 0 or more
UPDATE prompt SET answer = 'accept', proposed = '{"full_time_employees":[1]}' WHERE milestone_id = 'm1';
--! prompt.proposed: a proposed value is a text, a number or null, not a list or an object
UPDATE prompt SET answer = 'accept', proposed = '{"full_time_employees":1,"full_time_employees":2}' WHERE milestone_id = 'm1';
--! prompt.proposed: each name may stand there once
UPDATE prompt SET answer = 'accept', proposed = '{"status":"Inactive"}' WHERE milestone_id = 'm1';
--! prompt.proposed: it names a column that this question is not about; see prompt.field
UPDATE prompt SET answer = 'accept', proposed = '{"company_status":"Bankrupt"}' WHERE milestone_id = 'm2';
--! client.company_status: this value is not in the pick list
UPDATE prompt SET answer = 'accept', proposed = '{"date_established":"2025-02-30"}' WHERE milestone_id = 'm2';
--! CHECK constraint failed: client.date_established must be a day as YYYY-MM-DD, or NULL
UPDATE prompt SET answer = 'accept', proposed = '{"client_id":"bolt"}' WHERE field = 'hubzone';
--! prompt.proposed: a milestone has only type, milestone_date, value, reportable, funding_source_id and center_id to propose
UPDATE prompt SET answer = 'accept', proposed = '{"type":"Won a Prize"}' WHERE field = 'hubzone';
--! milestone.type: this value is not in the pick list
UPDATE prompt SET answer = 'accept', proposed = '{"milestone_date":"tomorrow"}' WHERE field = 'hubzone';
--! CHECK constraint failed: milestone.milestone_date must be a day as YYYY-MM-DD, or NULL
UPDATE prompt SET answer = 'accept', proposed = '{"reportable":2}' WHERE field = 'hubzone';
--! CHECK constraint failed: milestone.reportable must be 1 or 0
UPDATE prompt SET answer = 'accept', proposed = '{"center_id":"south"}' WHERE field = 'hubzone';
--! milestone.center_id: there is no center with this id
UPDATE prompt SET answer = 'accept', proposed = '{"milestone_date":"2025-01-01"' WHERE field = 'hubzone';
--! CHECK constraint failed: prompt.proposed must be a JSON object such as {"column": value}
UPDATE prompt SET proposed = '{milestone_date 2025}' WHERE field = 'hubzone';
--! malformed JSON
UPDATE prompt SET proposed = '["2025-01-01"]' WHERE field = 'hubzone';
--! CHECK constraint failed: prompt.proposed must be a JSON object such as {"column": value}
UPDATE prompt SET proposed = '' WHERE field = 'hubzone';
--! CHECK constraint failed: prompt.proposed must be a JSON object such as {"column": value}
UPDATE prompt SET proposed = NULL WHERE field = 'hubzone';
--! NOT NULL constraint failed: prompt.proposed

-- A client that was deleted meanwhile.
UPDATE client SET hubzone = 'Certified' WHERE id = 'bolt';
DELETE FROM client WHERE id = 'bolt';
UPDATE prompt SET answer = 'decline' WHERE client_id = 'bolt';
--! prompt: this question was withdrawn, since its reason went away (an undone edit, a deleted client or milestone); nothing is left to answer
DELETE FROM client WHERE id = 'acme';
--! client: milestone.client_id still refers to it; change or delete those rows first, or set its status to Inactive instead
