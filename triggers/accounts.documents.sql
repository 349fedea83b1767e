/*each document
SELECT 'contract' AS "table", ', ends_on, service_item_active' AS columns,
       'contract: it is the last of a Customer, and accounts.mandatory_contract is 1; end it instead, or change the type of the account first' AS refusal
UNION ALL
SELECT 'sales_forecast', '', 'sales_forecast: it is the last of a Prospect, and accounts.mandatory_forecast is 1; close it instead, or change the type of the account first'
*/
/*each event
SELECT 'INSERT' AS event, 'NEW' AS row UNION ALL SELECT 'DELETE', 'OLD'
*/
-- accounts: A9, what an account is what it is by is not taken away; and A7, what the job is to look at again.
-- A contract may be ended and a forecast closed: then the job sets type and status.

-- A number belongs to one account. INSERT OR REPLACE and UPDATE OR REPLACE would take it from another.
CREATE TRIGGER account_number_belongs_entered BEFORE INSERT ON account_number
WHEN EXISTS (SELECT 1 FROM account_number WHERE kind = NEW.kind AND number = NEW.number AND account_id <> NEW.account_id) BEGIN
  SELECT RAISE(ABORT, 'account_number.number: another account has this number; correct one of them');
END;
CREATE TRIGGER account_number_belongs_edited BEFORE UPDATE OF kind, number ON account_number
WHEN (NEW.kind, NEW.number) IS NOT (OLD.kind, OLD.number) AND EXISTS (SELECT 1 FROM account_number WHERE kind = NEW.kind AND number = NEW.number) BEGIN
  SELECT RAISE(ABORT, 'account_number.number: this number is there already; correct one of them');
END;
CREATE TRIGGER account_number_needed BEFORE DELETE ON account_number WHEN {{>is_last_number}} BEGIN
  {{>refuse_number}};
END;
CREATE TRIGGER account_number_stays BEFORE UPDATE OF account_id, kind ON account_number
WHEN (NEW.account_id, NEW.kind) IS NOT (OLD.account_id, OLD.kind) AND {{>is_last_number}} BEGIN
  {{>refuse_number}};
END;
{{#event}}
CREATE TRIGGER account_agenda_number_{{event}} AFTER {{event}} ON account_number BEGIN
  {{>look}} VALUES ({{row}}.account_id, '') {{>next_run}};
END;
{{/event}}
CREATE TRIGGER account_agenda_number_UPDATE AFTER UPDATE OF account_id, kind ON account_number BEGIN
  {{>look}} VALUES (OLD.account_id, ''), (NEW.account_id, '') {{>next_run}};
END;

{{#document}}
CREATE TRIGGER {{table}}_needed BEFORE DELETE ON {{table}} WHEN {{>is_last_document}} BEGIN
  SELECT RAISE(ABORT, '{{refusal}}');
END;
CREATE TRIGGER {{table}}_moved BEFORE UPDATE OF account_id ON {{table}} WHEN NEW.account_id IS NOT OLD.account_id AND {{>is_last_document}} BEGIN
  SELECT RAISE(ABORT, '{{refusal}}');
END;
-- INSERT OR REPLACE may move it, too.
CREATE TRIGGER {{table}}_replaced BEFORE INSERT ON {{table}}
WHEN EXISTS (SELECT 1 FROM {{table}} WHERE id = NEW.id AND account_id <> NEW.account_id) BEGIN
  SELECT RAISE(ABORT, '{{refusal}}') FROM {{table}} AS old WHERE old.id = NEW.id AND {{>is_last_of_old}};
  {{>look}} SELECT account_id, '' FROM {{table}} WHERE id = NEW.id {{>next_run}};
END;
{{#event}}
CREATE TRIGGER account_agenda_{{table}}_{{event}} AFTER {{event}} ON {{table}} BEGIN
  {{>look}} VALUES ({{row}}.account_id, '') {{>next_run}};
END;
{{/event}}
CREATE TRIGGER account_agenda_{{table}}_UPDATE AFTER UPDATE OF account_id, status{{columns}} ON {{table}} BEGIN
  {{>look}} VALUES (OLD.account_id, ''), (NEW.account_id, '') {{>next_run}};
END;
{{/document}}

/*part look
INSERT INTO account_agenda (account_id, look_on)
*/
/*part next_run
ON CONFLICT DO UPDATE SET look_on = ''
*/
/*part is_last_number
EXISTS (SELECT 1 FROM account a JOIN account_type t ON t.name = a.type WHERE a.id = OLD.account_id AND t.needs_number = OLD.kind)
 AND NOT EXISTS (SELECT 1 FROM account_number WHERE account_id = OLD.account_id AND kind = OLD.kind AND number <> OLD.number)
*/
/*part refuse_number
SELECT RAISE(ABORT, 'account_number: it is the last debtor number of a Customer, or the last creditor number of a Supplier; enter another, or change the type of the account first')
*/
/*part is_last_document
{{>document_is_needed}} WHERE a.id = OLD.account_id)
 AND NOT EXISTS (SELECT 1 FROM {{table}} WHERE account_id = OLD.account_id AND id <> OLD.id)
*/
/*part is_last_of_old
{{>document_is_needed}} WHERE a.id = old.account_id)
   AND NOT EXISTS (SELECT 1 FROM {{table}} other WHERE other.account_id = old.account_id AND other.id <> old.id)
*/
/*part document_is_needed
EXISTS (SELECT 1 FROM account a JOIN account_type t ON t.name = a.type AND t.needs_document = replace('{{table}}', 'sales_', '')
          JOIN setting s ON s.name = 'accounts.mandatory_' || t.needs_document AND s.value = '1'
*/
