-- At the main office, with the extension: a laptop gets its own database.
SELECT sync_init('main', 'Main Street', 'main');
SELECT sync_add_site('laptop', 'Laptop', 'remote');
SELECT sync_cut('laptop', 'laptop.db');
