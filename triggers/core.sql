-- core: guards of the audit log and the settings. All triggers are plain SQL: they hold on any connection (G1).
-- Everything in triggers/ is made anew by crm_install(). How one text serves many tables or rules (the parts between /* and */ and
-- the names in double braces) is told in ext/core/sql_template.h.

-- G5: the audit log is append-only.
CREATE TRIGGER audit_log_keeps_entries BEFORE UPDATE ON audit_log BEGIN
  SELECT RAISE(ABORT, 'audit_log: entries are never changed');
END;
CREATE TRIGGER audit_log_keeps_rows BEFORE DELETE ON audit_log BEGIN
  SELECT RAISE(ABORT, 'audit_log: entries are never deleted');
END;
CREATE TRIGGER audit_log_appends BEFORE INSERT ON audit_log WHEN NEW.id > 0 AND EXISTS (SELECT 1 FROM audit_log WHERE id = NEW.id) BEGIN
  SELECT RAISE(ABORT, 'audit_log: entries are never replaced');
END;
CREATE TRIGGER audit_log_counts AFTER INSERT ON audit_log
WHEN NEW.id <> 1 + coalesce((SELECT max(id) FROM audit_log WHERE id <> NEW.id), 0) BEGIN
  SELECT RAISE(ABORT, 'audit_log.id: entries are numbered in their order; leave it out');
END;

CREATE TRIGGER setting_name_stays BEFORE UPDATE OF name ON setting WHEN NEW.name IS NOT OLD.name BEGIN
  SELECT RAISE(ABORT, 'setting.name: a setting is never renamed');
END;
CREATE TRIGGER setting_stays BEFORE DELETE ON setting BEGIN
  SELECT RAISE(ABORT, 'setting: a setting cannot be deleted; change its value with UPDATE');
END;
