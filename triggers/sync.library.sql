/*each copy
SELECT 'INSERT' AS event, 'NEW' AS kept UNION ALL SELECT 'UPDATE', 'NEW' UNION ALL SELECT 'DELETE', 'OLD'
*/
-- sync: what may be done with the library where (S7). What comes from the parent stands.

CREATE TRIGGER site_group_known BEFORE INSERT ON site_group
WHEN (SELECT site FROM automatic_write) IS NULL AND NOT EXISTS (SELECT 1 FROM sync_site WHERE code = NEW.site_code) BEGIN
  SELECT RAISE(ABORT, 'site_group.site_code: there is no such site; register it with sync_add_site()');
END;
CREATE TRIGGER site_group_moved BEFORE UPDATE ON site_group WHEN (SELECT site FROM automatic_write) IS NULL BEGIN
  SELECT RAISE(ABORT, 'site_group: a site enters a group by INSERT and leaves it by DELETE');
END;
{{#copy}}
CREATE TRIGGER library_file_{{event}}_at_main BEFORE {{event}} ON library_file
WHEN ({{kept}}.kind <> 'document' OR (SELECT kind FROM library_file WHERE id = {{kept}}.id) <> 'document') AND {{>is_from_below}} BEGIN
  SELECT RAISE(ABORT, 'library_file: all but documents are the same at every site; change them at the main office');
END;
{{/copy}}
CREATE TRIGGER library_file_replaced BEFORE INSERT ON library_file
WHEN EXISTS (SELECT 1 FROM library_file WHERE id = NEW.id AND group_name IS NOT NEW.group_name) AND {{>is_from_below}} BEGIN
  {{>refuse_group}};
END;
CREATE TRIGGER library_file_regrouped BEFORE UPDATE OF group_name ON library_file WHEN NEW.group_name IS NOT OLD.group_name AND {{>is_from_below}} BEGIN
  {{>refuse_group}};
END;
CREATE TRIGGER library_file_entered_for BEFORE INSERT ON library_file WHEN {{>has_no_holder}} BEGIN
  {{>refuse_no_holder}};
END;
CREATE TRIGGER library_file_regrouped_for BEFORE UPDATE OF group_name ON library_file WHEN NEW.group_name IS NOT OLD.group_name AND {{>has_no_holder}} BEGIN
  {{>refuse_no_holder}};
END;

/*part is_from_below
CASE WHEN (SELECT site FROM automatic_write) IS NULL THEN coalesce({{site_kind}}, 'main') <> 'main'
      ELSE EXISTS (SELECT 1 FROM sync_link WHERE site_code = (SELECT site FROM automatic_write) AND role = 'child') END
*/
/*part has_no_holder
NEW.group_name IS NOT NULL AND (SELECT site FROM automatic_write) IS NULL
 AND NOT EXISTS (SELECT 1 FROM library_holder WHERE group_name = NEW.group_name AND site_code = (SELECT site_code FROM sync_identity))
*/
/*part refuse_group
SELECT RAISE(ABORT, 'library_file.group_name: who gets a file is decided at the main office; change it there')
*/
/*part refuse_no_holder
SELECT RAISE(ABORT, 'library_file.group_name: no group of this name has this site, or one below it; enter it into site_group at the main office first')
*/
