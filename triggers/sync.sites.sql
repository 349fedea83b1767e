-- sync: a database that exchanges files stays who it is, and so do those with which it does (S1, S6): what is edited at a site of another name, or of the
-- name of another site, or counted as sent before it was, would reach nobody. Before its first exchange all can be put right by hand.

CREATE TRIGGER sync_identity_stays BEFORE DELETE ON sync_identity WHEN {{>exchanges}} BEGIN
  {{>refuse_identity}};
END;
CREATE TRIGGER sync_identity_replaced BEFORE INSERT ON sync_identity WHEN {{>exchanges}} AND EXISTS (SELECT 1 FROM sync_identity) BEGIN
  {{>refuse_identity}};
END;
CREATE TRIGGER sync_identity_altered BEFORE UPDATE ON sync_identity
WHEN {{>exchanges}} AND ((NEW.id, NEW.site_code, NEW.sign_secret, NEW.open_public, NEW.open_secret)
    IS NOT (OLD.id, OLD.site_code, OLD.sign_secret, OLD.open_public, OLD.open_secret) OR NEW.last_batch < OLD.last_batch
    OR (NEW.last_batch = OLD.last_batch AND NEW.last_mark IS NOT OLD.last_mark)) BEGIN
  {{>refuse_identity}};
END;

CREATE TRIGGER sync_link_to_parent BEFORE DELETE ON sync_link WHEN OLD.role = 'parent' BEGIN
  SELECT RAISE(ABORT, 'sync_link: what is edited here goes through the parent; a site that is to have another is registered anew, and cut there by sync_cut()');
END;
CREATE TRIGGER sync_link_replaced BEFORE INSERT ON sync_link WHEN EXISTS (SELECT 1 FROM sync_link WHERE site_code = NEW.site_code) BEGIN
  {{>refuse_link}};
END;
CREATE TRIGGER sync_link_altered BEFORE UPDATE OF site_code, role, sign_public, seal_public ON sync_link BEGIN
  {{>refuse_link}};
END;
-- (While a file is applied, sync_receive() counts.)
CREATE TRIGGER sync_link_counted BEFORE UPDATE OF received, received_mark, confirmed, confirmed_piece, accepted, last_file ON sync_link
WHEN (SELECT site FROM automatic_write) IS NOT OLD.site_code BEGIN
  SELECT RAISE(ABORT, 'sync_link: sync_receive() counts what has come and what is confirmed; leave it to that');
END;

CREATE TRIGGER sync_site_altered BEFORE UPDATE OF code, kind, parent_code ON sync_site
WHEN {{>exchanges}} AND {{>by_hand}} AND (NEW.code, NEW.kind, NEW.parent_code) IS NOT (OLD.code, OLD.kind, OLD.parent_code) BEGIN
  {{>refuse_site}};
END;
CREATE TRIGGER sync_site_replaced BEFORE INSERT ON sync_site
WHEN {{>exchanges}} AND {{>by_hand}} AND EXISTS (SELECT 1 FROM sync_site WHERE code = NEW.code AND (kind, parent_code) IS NOT (NEW.kind, NEW.parent_code)) BEGIN
  {{>refuse_site}};
END;
CREATE TRIGGER sync_site_named BEFORE INSERT ON sync_site WHEN {{>is_alike}} BEGIN
  {{>refuse_alike}};
END;
CREATE TRIGGER sync_site_renamed BEFORE UPDATE OF code ON sync_site WHEN NEW.code <> OLD.code COLLATE NOCASE AND {{>is_alike}} BEGIN
  {{>refuse_alike}};
END;
CREATE TRIGGER sync_site_forgotten BEFORE DELETE ON sync_site WHEN {{>exchanges}} AND {{>by_hand}} BEGIN
  SELECT RAISE(ABORT, 'sync_site: files are exchanged with this site; where it is gone, forget it at its parent first: DELETE FROM sync_link WHERE site_code = ...')
   WHERE OLD.kind = 'main' OR EXISTS (SELECT 1 FROM sync_link WHERE site_code = OLD.code);
  SELECT RAISE(ABORT, 'sync_site: there are sites below this one, which would reach nobody; forget those first')
   WHERE EXISTS (SELECT 1 FROM sync_site WHERE parent_code = OLD.code);
END;

/*part exchanges
EXISTS (SELECT 1 FROM sync_link)
*/
/*part by_hand
(SELECT site FROM automatic_write) IS NULL
*/
/*part refuse_identity
SELECT RAISE(ABORT, 'sync_identity: a site stays the one that it was cut as, or nothing that is edited here reaches the others; where it is to be replaced, call sync_cut() at its parent')
*/
/*part refuse_link
SELECT RAISE(ABORT, 'sync_link: its keys and names were settled when the site was cut; to replace a site, call sync_cut() at its parent')
*/
/*part refuse_site
SELECT RAISE(ABORT, 'sync_site: a site keeps its code, kind and parent, by which others know it; register another with sync_add_site()')
*/
/*part is_alike
{{>by_hand}} AND EXISTS (SELECT 1 FROM sync_site WHERE code = NEW.code COLLATE NOCASE AND code <> NEW.code)
*/
/*part refuse_alike
SELECT RAISE(ABORT, 'sync_site.code: it differs from that of another site by upper and lower case only, so on many disks their files would be the same; choose another')
*/
